import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';
import { describe, expect, test } from 'vitest';

/** Keeps the doors: who may import what. ARCHITECTURE.md says why. */
const root = fileURLToPath(new URL('..', import.meta.url));

/** In this order: a room leans on earlier rooms only. */
const rooms = [
  'accounts',
  'organizations',
  'bases',
  'students',
  'positions',
  'matching',
  'imports',
  'exports',
  'site',
] as const;
/** What rooms stand on. `policy` is the one table of accounts that everybody asks. */
const ground = [
  'crypt',
  'db',
  'audit',
  'outbox',
  'reference',
  'sheets',
  'ctx',
  'config',
  'deps',
  'errors',
  'input',
  'policy',
];
const top = ['app', 'main', 'cli', 'open-house', 'jobs', 'commands', 'seed'];

type Import = { readonly from: string; readonly to: string; readonly typeOnly: boolean };

const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));

const files = ['src', 'views', 'search', 'migrations'].flatMap(filesIn);
const imports = files.flatMap(importsOf);

function importsOf(file: string): Import[] {
  const { module } = parseSync(file, readFileSync(join(root, file), 'utf8'));
  const to = (request: string) =>
    request.startsWith('.') ? relative(root, join(root, dirname(file), request)) : request;
  const said = module.staticImports.map((each) => ({
    from: file,
    to: to(each.moduleRequest.value),
    typeOnly: each.entries.length > 0 && each.entries.every((entry) => entry.isType),
  }));
  const passedOn = module.staticExports.flatMap((each) =>
    each.entries.flatMap((entry) =>
      entry.moduleRequest ? [{ from: file, to: to(entry.moduleRequest.value), typeOnly: entry.isType }] : [],
    ),
  );
  return [...said, ...passedOn];
}

/** Which part of the house a file belongs to: `room:students`, `ground:crypt`, `views`, `search`, `top`, … */
function partOf(file: string): string {
  if (!file.includes('/')) return 'package';
  const [area, name = ''] = file.split('/');
  if (area !== 'src') return ['views', 'search', 'migrations'].includes(area!) ? area! : 'package';
  if (file === 'src/accounts/policy.ts') return 'ground:policy';
  if (file.startsWith('src/db/seed/')) return 'top';
  const word = name.replace(/\.tsx?$/, '');
  if ((rooms as readonly string[]).includes(word)) return `room:${word}`;
  if (top.includes(word)) return 'top';
  return ground.includes(word) ? `ground:${word}` : word;
}

const isPage = (file: string) => /\/routes[^/]*\.tsx?$/.test(file);
const isPure = (file: string) =>
  /\/(rules[^/]*|[^/]*-rules|facts|match|rulebook|edition|edition-content|documents|queries|input|lists|common-passwords)\.ts$/.test(
    file,
  );
const door = (room: string) => `src/${room}/index.ts`;

/** Imports that break a rule, one line each. */
const against = (rule: (each: Import) => boolean) =>
  imports.filter((each) => !rule(each)).map(({ from, to }) => `${from} → ${to}`);
const inPart = (part: string, allowed: (each: Import) => boolean) =>
  against((each) => partOf(each.from) !== part || allowed(each));

describe('the doors', () => {
  test('migrations know kysely and nothing of ours', () => {
    expect(inPart('migrations', ({ from, to }) => to.startsWith('kysely') || from === 'migrations/index.ts')).toEqual(
      [],
    );
  });

  test('the reference stands by itself', () => {
    expect(inPart('ground:reference', ({ to }) => to.startsWith('src/reference/') || to.startsWith('node:'))).toEqual(
      [],
    );
  });

  test('views know hono, views and the catalogues; of rooms they know types', () => {
    const known = ({ to, typeOnly }: Import) =>
      to.startsWith('hono/') ||
      to.startsWith('views/') ||
      to.startsWith('src/reference/') ||
      (typeOnly && to.startsWith('src/'));
    expect(inPart('views', known)).toEqual([]);
  });

  test('search knows meilisearch, the database and the catalogues, and no room', () => {
    const known = ({ to }: Import) =>
      to.startsWith('search/') || ['ground:db', 'ground:reference'].includes(partOf(to)) || partOf(to) === 'package';
    expect(inPart('search', known)).toEqual([]);
  });

  test.each(rooms)('%s leans on the ground and on the doors of earlier rooms', (room) => {
    const earlier: string[] = rooms.slice(0, rooms.indexOf(room)).map(door);
    const known = (each: Import) => {
      const part = partOf(each.to);
      if (part === `room:${room}` || part.startsWith('ground:') || part === 'package') return true;
      if (earlier.includes(each.to)) return true;
      if (each.to === 'search/index.ts') return room === 'matching' || room === 'site' || room === 'positions';
      if (part === 'mail') return each.typeOnly;
      return isPage(each.from) && ['http', 'views'].includes(part);
    };
    expect(inPart(`room:${room}`, known)).toEqual([]);
  });

  test('rules, facts and inputs are pure: catalogues, error keys and their own kind only', () => {
    const known = (each: Import) => {
      if (!isPure(each.from) || !partOf(each.from).startsWith('room:')) return true;
      const part = partOf(each.to);
      const own =
        part === partOf(each.from) && (isPure(each.to) || each.to.endsWith('/tables.ts') || each.to.endsWith('.json'));
      return (
        own ||
        ['ground:reference', 'ground:errors', 'ground:input'].includes(part) ||
        ['zod', 'search/index.ts', 'node:crypto'].includes(each.to) ||
        part === 'ground:policy'
      );
    };
    expect(against(known)).toEqual([]);
  });

  test('nobody but pages and the top knows HTTP and views', () => {
    const known = (each: Import) => {
      if (!['http', 'views'].includes(partOf(each.to)) || ['http', 'views', 'top'].includes(partOf(each.from)))
        return true;
      return isPage(each.from) || each.from.endsWith('/index.ts');
    };
    expect(against(known)).toEqual([]);
  });
});

describe('the house', () => {
  const text = (file: string) => readFileSync(join(root, file), 'utf8');

  test('every door says what its room is for in its first line', () => {
    const silent = files.filter((file) => /^src\/[a-z]+\/index\.ts$/.test(file) && !/^\/\*\* .{20,}/.test(text(file)));
    expect(silent).toEqual([]);
  });

  test('process and the real clock stand at the top only', () => {
    const allowed = /^src\/(main|cli)\.ts$|^src\/db\/embedded\/|^src\/sheets\/worker\.ts$|^search\/meilisearch\/child/;
    const found = files.filter(
      (file) =>
        !allowed.test(file) &&
        /(?<![.\w])process\.(env|exit|argv|on|stdout|stderr)|Date\.now\(\)|new Date\(\)/.test(text(file)),
    );
    expect(found).toEqual([]);
  });

  test('no folder or file has a name that says nothing', () => {
    const vague = /(^|\/)(utils?|helpers?|services?|types|constants|common|misc|lib|managers?)(\/|\.tsx?$)/;
    expect(files.filter((file) => vague.test(file))).toEqual([]);
  });

  test('no inline style, handler or raw markup is written', () => {
    const inline = /\sstyle=|\son[a-z]+=\{|dangerouslySetInnerHTML|hx-on|hx-boost|['"`]js:/;
    expect(files.filter((file) => file.endsWith('.tsx') && inline.test(text(file)))).toEqual([]);
  });
});
