type Packed = Int32Array | Uint32Array | Uint16Array | Uint8Array;

/**
 * Numbers of one kind, packed, to which more are added: 100,000 documents on their way into a segment are a few great
 * arrays and not a million small ones, which a server's memory would never shrink from again.
 */
export function makeGrowing<T extends Packed>(make: (length: number) => T) {
  let held = make(1024);
  let length = 0;
  return {
    add(values: ArrayLike<number>): void {
      if (length + values.length > held.length) {
        const larger = make(Math.max(held.length * 2, length + values.length));
        larger.set(held);
        held = larger;
      }
      held.set(values, length);
      length += values.length;
    },
    length: () => length,
    /** All of them, where they are: good until the next `add`. */
    all: (): T => held.subarray(0, length) as T,
  };
}
