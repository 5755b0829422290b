// The inner loop of the in-process engine, in AssemblyScript: 128 documents at a time with SIMD, everything about them
// in registers. `npm run kernel` compiles it; test/search/kernel.test.ts holds kernel.wasm to this text.
//
// A program in memory says what to do, as i32: [clauses, criteria], each clause [kind, n, set × n], each criterion
// [tiers], each tier [steps, n, set × n]. A criterion has a tier and a tier a set at least, and the tier with the most steps
// comes first: what is left out as too low rests on that. A set is the address of a bit set of `blocks` × 16 bytes.
// Clause kinds: 0 one of the sets · 1 all of the sets · 2 not all of the sets · 3 none of the sets.

@inline
function any(count: i32, at: usize, block: usize): v128 {
  let bits = v128.load(<usize>load<i32>(at) + block);
  for (let i = 1; i < count; i++) bits = v128.or(bits, v128.load(<usize>load<i32>(at + (<usize>i << 2)) + block));
  return bits;
}

@inline
function all(count: i32, at: usize, block: usize): v128 {
  let bits = v128.load(<usize>load<i32>(at) + block);
  for (let i = 1; i < count; i++) bits = v128.and(bits, v128.load(<usize>load<i32>(at + (<usize>i << 2)) + block));
  return bits;
}

/** The documents of a block that pass every clause. */
function passing(program: usize, block: usize): v128 {
  const clauses = load<i32>(program);
  let at = program + 8;
  let mask = i32x4.splat(-1);
  for (let i = 0; i < clauses; i++) {
    const kind = load<i32>(at);
    const count = load<i32>(at + 4);
    const sets = at + 8;
    at = sets + (<usize>count << 2);
    if (kind == 0) mask = count == 0 ? i32x4.splat(0) : v128.and(mask, any(count, sets, block));
    else if (kind == 1) mask = count == 0 ? mask : v128.and(mask, all(count, sets, block));
    else if (kind == 2) mask = count == 0 ? i32x4.splat(0) : v128.andnot(mask, all(count, sets, block));
    else mask = count == 0 ? mask : v128.andnot(mask, any(count, sets, block));
    if (!v128.any_true(mask)) return mask;
  }
  return mask;
}

/** Where the criteria of a program begin. */
function criteriaOf(program: usize): usize {
  const clauses = load<i32>(program);
  let at = program + 8;
  for (let i = 0; i < clauses; i++) at += 8 + (<usize>load<i32>(at + 4) << 2);
  return at;
}

// Bit k of the sums of 128 documents: a ripple-carry adder keeps them here.
let s0: v128 = i32x4.splat(0);
let s1: v128 = i32x4.splat(0);
let s2: v128 = i32x4.splat(0);
let s3: v128 = i32x4.splat(0);
let s4: v128 = i32x4.splat(0);

/** What all criteria together give at most. */
function mostOf(program: usize, criteria: usize): i32 {
  let most = 0;
  let at = criteria;
  const count = load<i32>(program + 4);
  for (let i = 0; i < count; i++) {
    const tiers = load<i32>(at);
    at += 4;
    most += load<i32>(at);
    for (let t = 0; t < tiers; t++) {
      at += 8 + (<usize>load<i32>(at + 4) << 2);
    }
  }
  return most;
}

/**
 * Adds up the steps of every criterion: a document counts in the first tier that has it. Returns those of `mask` whose sum
 * is greater than `floor` (-1: all of them), and gives up as soon as nothing that is still to come can lift one so high.
 * `most` is what all criteria give at most and greater than `floor`. Only sums of documents that are returned are whole.
 */
function addUp(program: usize, criteria: usize, mask: v128, block: usize, floor: i32, most: i32): v128 {
  let b0 = i32x4.splat(0);
  let b1 = b0;
  let b2 = b0;
  let b3 = b0;
  let b4 = b0;
  let at = criteria;
  const count = load<i32>(program + 4);
  let coming = most;
  for (let i = 0; i < count; i++) {
    const tiers = load<i32>(at);
    at += 4;
    coming -= load<i32>(at);
    let left = mask;
    for (let t = 0; t < tiers; t++) {
      const steps = load<i32>(at);
      const sets = load<i32>(at + 4);
      const bits = v128.and(left, any(sets, at + 8, block));
      at += 8 + (<usize>sets << 2);
      if (!v128.any_true(bits)) continue;
      left = v128.andnot(left, bits);
      if (steps & 1) {
        const c0 = v128.and(b0, bits);
        b0 = v128.xor(b0, bits);
        const c1 = v128.and(b1, c0);
        b1 = v128.xor(b1, c0);
        const c2 = v128.and(b2, c1);
        b2 = v128.xor(b2, c1);
        const c3 = v128.and(b3, c2);
        b3 = v128.xor(b3, c2);
        b4 = v128.xor(b4, c3);
      }
      if (steps & 2) {
        const c1 = v128.and(b1, bits);
        b1 = v128.xor(b1, bits);
        const c2 = v128.and(b2, c1);
        b2 = v128.xor(b2, c1);
        const c3 = v128.and(b3, c2);
        b3 = v128.xor(b3, c2);
        b4 = v128.xor(b4, c3);
      }
      if (steps & 4) {
        const c2 = v128.and(b2, bits);
        b2 = v128.xor(b2, bits);
        const c3 = v128.and(b3, c2);
        b3 = v128.xor(b3, c2);
        b4 = v128.xor(b4, c3);
      }
      if (steps & 8) {
        const c3 = v128.and(b3, bits);
        b3 = v128.xor(b3, bits);
        b4 = v128.xor(b4, c3);
      }
      if (steps & 16) b4 = v128.xor(b4, bits);
    }
    if (floor < coming) continue;
    mask = greater(mask, floor - coming, b0, b1, b2, b3, b4);
    if (!v128.any_true(mask)) return mask;
  }
  s0 = b0;
  s1 = b1;
  s2 = b2;
  s3 = b3;
  s4 = b4;
  return mask;
}

/** Of `mask` the documents whose sum is greater than `floor`; -1: all of them. */
function above(mask: v128, floor: i32): v128 {
  return floor < 0 ? mask : greater(mask, floor, s0, s1, s2, s3, s4);
}

/** Of `mask` the documents whose sum in these planes is greater than `floor`, which is 0 at least. */
@inline
function greater(mask: v128, floor: i32, b0: v128, b1: v128, b2: v128, b3: v128, b4: v128): v128 {
  let over = i32x4.splat(0);
  let equal = mask;
  if (floor & 16) equal = v128.and(equal, b4);
  else {
    over = v128.and(equal, b4);
    equal = v128.andnot(equal, b4);
  }
  if (floor & 8) equal = v128.and(equal, b3);
  else {
    over = v128.or(over, v128.and(equal, b3));
    equal = v128.andnot(equal, b3);
  }
  if (floor & 4) equal = v128.and(equal, b2);
  else {
    over = v128.or(over, v128.and(equal, b2));
    equal = v128.andnot(equal, b2);
  }
  if (floor & 2) equal = v128.and(equal, b1);
  else {
    over = v128.or(over, v128.and(equal, b1));
    equal = v128.andnot(equal, b1);
  }
  if (!(floor & 1)) over = v128.or(over, v128.and(equal, b0));
  return over;
}

/**
 * Takes the best `k` of the documents that pass: by sum, then by ordinal. Blocks are walked upwards with a moving
 * threshold: once k are found, a later document counts only with a greater sum than the worst of them.
 * Writes ordinals (i32) to `ordinals` and sums (u8) to `fits`; returns how many.
 */
export function best(program: usize, blocks: i32, k: i32, ordinals: usize, fits: usize): i32 {
  const criteria = criteriaOf(program);
  const most = mostOf(program, criteria);
  let found = 0;
  let floor = -1;
  for (let i = 0; i < blocks && floor < most; i++) {
    const block = <usize>i << 4;
    const mask = passing(program, block);
    if (!v128.any_true(mask)) continue;
    const over = addUp(program, criteria, mask, block, floor, most);
    if (!v128.any_true(over)) continue;
    for (let lane = 0; lane < 4; lane++) {
      let rest = laneOf(over, lane);
      while (rest != 0) {
        const bit = ctz(rest);
        rest &= rest - 1;
        const fit = sumAt(lane, bit);
        if (fit <= floor) continue;
        found = insert(ordinals, fits, found, k, (i << 7) + (lane << 5) + bit, fit);
        if (found == k) floor = <i32>load<u8>(fits + <usize>(k - 1));
      }
    }
  }
  return found;
}

@inline
function laneOf(bits: v128, lane: i32): i32 {
  if (lane == 0) return i32x4.extract_lane(bits, 0);
  if (lane == 1) return i32x4.extract_lane(bits, 1);
  return lane == 2 ? i32x4.extract_lane(bits, 2) : i32x4.extract_lane(bits, 3);
}

function sumAt(lane: i32, bit: i32): i32 {
  return (
    ((laneOf(s0, lane) >>> bit) & 1) |
    (((laneOf(s1, lane) >>> bit) & 1) << 1) |
    (((laneOf(s2, lane) >>> bit) & 1) << 2) |
    (((laneOf(s3, lane) >>> bit) & 1) << 3) |
    (((laneOf(s4, lane) >>> bit) & 1) << 4)
  );
}

/** Ordinals come ascending, so an equal sum goes behind those that have it. */
function insert(ordinals: usize, fits: usize, found: i32, k: i32, ordinal: i32, fit: i32): i32 {
  let to = found < k ? found : k - 1;
  while (to > 0 && <i32>load<u8>(fits + <usize>(to - 1)) < fit) {
    store<u8>(fits + <usize>to, load<u8>(fits + <usize>(to - 1)));
    store<i32>(ordinals + (<usize>to << 2), load<i32>(ordinals + (<usize>(to - 1) << 2)));
    to--;
  }
  store<u8>(fits + <usize>to, fit);
  store<i32>(ordinals + (<usize>to << 2), ordinal);
  return found < k ? found + 1 : k;
}

/**
 * The documents that pass with exactly this sum, ascending, at most `k`: for long answers, where taking the best one by
 * one would move each of them past many others. Writes ordinals (i32); returns how many.
 */
export function withSum(program: usize, blocks: i32, fit: i32, k: i32, ordinals: usize): i32 {
  const criteria = criteriaOf(program);
  const most = mostOf(program, criteria);
  let found = 0;
  for (let i = 0; i < blocks && fit <= most; i++) {
    const block = <usize>i << 4;
    const its = passing(program, block);
    if (!v128.any_true(its)) continue;
    const over = addUp(program, criteria, its, block, fit - 1, most);
    const same = v128.andnot(over, above(over, fit));
    if (!v128.any_true(same)) continue;
    for (let lane = 0; lane < 4; lane++) {
      let rest = laneOf(same, lane);
      while (rest != 0) {
        if (found == k) return found;
        store<i32>(ordinals + (<usize>found << 2), (i << 7) + (lane << 5) + ctz(rest));
        rest &= rest - 1;
        found++;
      }
    }
  }
  return found;
}

/** How many documents pass. */
export function count(program: usize, blocks: i32): i32 {
  let total = 0;
  for (let i = 0; i < blocks; i++) total += countOf(passing(program, <usize>i << 4));
  return total;
}

@inline
function countOf(bits: v128): i32 {
  return (
    popcnt(i32x4.extract_lane(bits, 0)) +
    popcnt(i32x4.extract_lane(bits, 1)) +
    popcnt(i32x4.extract_lane(bits, 2)) +
    popcnt(i32x4.extract_lane(bits, 3))
  );
}

/** Writes the set of the documents that pass. */
export function mask(program: usize, blocks: i32, into: usize): void {
  for (let i = 0; i < blocks; i++) v128.store(into + (<usize>i << 4), passing(program, <usize>i << 4));
}

/** Empties a set: what JavaScript writes into shared memory it writes word by word. */
export function empty(set: usize, blocks: i32): void {
  memory.fill(set, 0, <usize>blocks << 4);
}

/** The sum of one document; -1 when it does not pass. */
export function standing(program: usize, ordinal: i32): i32 {
  const block = <usize>(ordinal >>> 7) << 4;
  const lane = (ordinal >>> 5) & 3;
  const bit = ordinal & 31;
  const its = passing(program, block);
  if (((laneOf(its, lane) >>> bit) & 1) == 0) return -1;
  const criteria = criteriaOf(program);
  addUp(program, criteria, its, block, -1, mostOf(program, criteria));
  return sumAt(lane, bit);
}

/** How many documents that pass have a greater sum than `fit`, or the same and a lower ordinal than `at`. */
export function ahead(program: usize, blocks: i32, fit: i32, at: i32): i32 {
  const criteria = criteriaOf(program);
  const most = mostOf(program, criteria);
  let total = 0;
  for (let i = 0; i < blocks && fit <= most; i++) {
    const block = <usize>i << 4;
    const its = passing(program, block);
    if (!v128.any_true(its)) continue;
    const over = addUp(program, criteria, its, block, fit - 1, most);
    if (!v128.any_true(over)) continue;
    const better = above(over, fit);
    total += countOf(better);
    const first = i << 7;
    if (first >= at) continue;
    const same = v128.andnot(over, better);
    total += countOf(v128.and(same, firstOf(at - first)));
  }
  return total;
}

/** The first `count` documents of a block. */
function firstOf(count: i32): v128 {
  let bits = i32x4.splat(wordOf(count));
  bits = i32x4.replace_lane(bits, 1, wordOf(count - 32));
  bits = i32x4.replace_lane(bits, 2, wordOf(count - 64));
  return i32x4.replace_lane(bits, 3, wordOf(count - 96));
}

@inline
function wordOf(count: i32): i32 {
  return count >= 32 ? -1 : count <= 0 ? 0 : (1 << count) - 1;
}
