import { may, type Actor } from '../../src/accounts/policy.ts';
import { routeTable } from '../../src/app.ts';
import { demoPlaces } from '../../src/db/seed/accounts.ts';
import type { Deps } from '../../src/deps.ts';
import { outcomeOrder } from '../../views/imports/dry-run-page.tsx';
import type { Running } from './house.ts';
import { walkers, type Walker } from './person.ts';
import type { Prepared } from './prepare.ts';

export const pages = routeTable.filter((route) => route.kind === 'page');

const asActor = (walker: Walker): Actor =>
  walker === 'visitor'
    ? { kind: 'visitor' }
    : { kind: 'person', userId: '', name: '', membership: { id: 0, role: walker, scope: {} } };
export const mayOpen = (walker: Walker, route: (typeof pages)[number]): boolean => may(asActor(walker), route.verb);

const everybody: readonly Walker[] = walkers;
const staff: readonly Walker[] = ['district_staff', 'city_staff'];

/**
 * Pages that a role's verb allows and that are not hers all the same. They have to look as if they were not there; what is
 * not in this list has to answer.
 */
const notHers: readonly { readonly paths: readonly string[]; readonly of: readonly Walker[]; readonly why: string }[] =
  [
    { paths: ['/setup'], of: everybody, why: 'there is an administrator already' },
    {
      paths: ['/my/organization', '/my/organization/edit'],
      of: [...staff, 'administrator'],
      why: 'the page of an employer about itself; staff have /organizations/:id',
    },
    { paths: ['/my/base', '/my/base/edit'], of: staff, why: 'of a base about itself; staff have /bases/:id' },
    {
      paths: [
        '/my/record',
        '/my/record/edit',
        '/my/disability',
        '/my/needs',
        '/my/needs/history',
        '/my/matches',
        '/my/matches/why',
        '/my/matches/compare',
      ],
      of: [...staff, 'teacher'],
      why: 'of a student about herself; staff have /students/:number',
    },
    {
      paths: [
        '/students/:number',
        '/students/:number/reveal',
        '/students/:number/edit',
        '/students/:number/disability',
        '/students/:number/disability/change',
        '/students/:number/needs',
        '/students/:number/needs/history',
        '/students/:number/matches',
        '/students/:number/matches/:position',
        '/students/:number/why',
        '/students/:number/compare',
      ],
      of: ['student'],
      why: 'of staff about a student; she has /my/…',
    },
    { paths: ['/organizations'], of: ['employer'], why: 'staff’s; it has /my/organization' },
    { paths: ['/bases', '/bases/new'], of: ['base'], why: 'staff’s; it has /my/base' },
    { paths: ['/positions/manage'], of: ['employer', 'base'], why: 'staff’s; they have /my/positions' },
    { paths: ['/my/positions'], of: staff, why: 'of an employer or base; staff have /positions/manage' },
  ];

export type Stop = { readonly path: string; readonly status: 200 | 404 };

/** Every page that the policy lets this person open, with what she has to get there. */
export async function stopsOf(running: Running, prepared: Prepared, walker: Walker): Promise<Stop[]> {
  const shown = await examplesFor(running.deps, prepared, walker);
  return pages
    .filter((route) => mayOpen(walker, route))
    .flatMap(({ path }) => {
      const barred = notHers.some(({ paths, of }) => paths.includes(path) && of.includes(walker));
      return fill(path, shown).map((filled) => ({ path: filled, status: barred ? 404 : 200 }) as const);
    });
}

/** A page of every kind that this person may not open, as somebody else could. */
export async function barredTo(running: Running, prepared: Prepared, walker: Walker): Promise<string[]> {
  const shown = await examplesFor(running.deps, prepared, 'city_staff');
  return pages.filter((route) => !mayOpen(walker, route)).flatMap(({ path }) => fill(path, shown).slice(0, 1));
}

type Examples = Readonly<Record<string, readonly string[]>>;

/** A path without parts stands for itself; one with parts has to be named (`wrongExamples`). */
const fill = (path: string, examples: Examples): readonly string[] =>
  examples[path] ?? (path.includes(':') ? [] : [path]);

/** What is wrong with the list itself: pages with parts that nobody can walk to, and lines about pages that are gone. */
export async function wrongExamples(running: Running, prepared: Prepared, walker: Walker): Promise<string[]> {
  const shown = await examplesFor(running.deps, prepared, walker);
  const paths = pages.map((route) => route.path);
  const named = [...Object.keys(shown), ...notHers.flatMap((entry) => entry.paths)];
  return [
    ...paths.filter((path) => path.includes(':') && !shown[path]?.length).map((path) => `${path} has no example`),
    ...named.filter((path) => !paths.includes(path)).map((path) => `${path} is no page`),
  ];
}

/** What paths with parts stand for when this person walks, and paths whose query shows something else. */
async function examplesFor(deps: Deps, prepared: Prepared, walker: Walker): Promise<Examples> {
  const { unasked, listed } = prepared;
  const runs = prepared.runs[walker] ?? prepared.runs['city_staff']!;
  const { editions } = prepared;
  const draft = `/editions/${editions.draft}`;
  const { dryRun, failed } = prepared.imports[walker] ?? prepared.imports['city_staff']!;
  const { student, own } = await things(deps, walker);
  const ofStudent = (tail: string, numbers: readonly string[] = [student]) =>
    numbers.map((number) => `/students/${number}${tail}`);
  const ofPosition = (tail: string, ...numbers: string[]) => numbers.map((number) => `/positions/${number}${tail}`);
  const [first, ...others] = own.open;
  const manages = walker !== 'visitor' && walker !== 'student' && walker !== 'teacher' && walker !== 'administrator';
  return {
    '/': ['/', '/?done=signed_out'],
    '/sign-in': ['/sign-in', '/sign-in?next=/my/matches', '/sign-in?done=registered'],
    '/reset/:token': [prepared.reset],
    '/invitations/:token': [prepared.invitation],
    '/accounts': ['/accounts', '/accounts?role=student&state=ended'],
    '/accounts/invite': ['/accounts/invite', '/accounts/invite?role=student', '/accounts/invite?role=teacher'],
    '/accounts/:id': own.memberships.map((id) => `/accounts/${id}`),
    '/organizations': ['/organizations', '/organizations?gap=below'],
    '/organizations/requests/:id': [`/organizations/requests/${prepared.employerRequest}`],
    '/organizations/:id': [`/organizations/${own.employer}`],
    '/organizations/:id/edit': [`/organizations/${own.employer}/edit`],
    '/bases/:id': [`/bases/${own.base}`],
    '/bases/:id/edit': [`/bases/${own.base}/edit`],
    '/my/record/edit': ['', 'person', 'study', 'contact', 'intent', 'services'].map((section) =>
      section === '' ? '/my/record/edit' : `/my/record/edit?section=${section}`,
    ),
    '/my/disability': ['/my/disability', '/my/disability?step=withdraw'],
    '/my/matches': ['/my/matches', '/my/matches?only=to_verify', '/my/matches?words=没有这样的岗位'],
    '/my/matches/why': ['/my/matches/why', `/my/matches/why?kind=internship&position=${listed.position}`],
    '/my/matches/compare': ['/my/matches/compare', `/my/matches/compare?a=${listed.position}&b=${own.closed}`],
    '/students': ['/students', '/students?q=没有这个人'],
    '/students/requests/:id': [`/students/requests/${prepared.studentRequest}`],
    '/students/:number': ofStudent('', walker === 'teacher' ? [student] : [student, unasked]),
    '/students/:number/reveal': ofStudent('/reveal?field=mail'),
    '/students/:number/edit': ofStudent('/edit'),
    '/students/:number/disability': ofStudent('/disability'),
    '/students/:number/disability/change': ofStudent('/disability/change'),
    '/students/:number/needs': ofStudent('/needs', [student, unasked]),
    '/students/:number/needs/history': ofStudent('/needs/history'),
    '/students/:number/matches': ofStudent('/matches', [student, unasked]),
    '/students/:number/matches/not-listed': ofStudent('/matches/not-listed'),
    '/students/:number/matches/:position': ofStudent(`/matches/${first}`),
    '/students/:number/why': ofStudent('/why').concat(ofStudent(`/why?position=${own.closed}`)),
    '/students/:number/compare': ofStudent(`/compare?a=${listed.position}&b=${own.closed}`),
    '/students/:number/annex2': ofStudent('/annex2'),
    '/positions': ['/positions', '/positions?words=没有这样的岗位', '/positions?need=N_TOILET&district=110108'],
    '/positions/manage': ['/positions/manage', '/positions/manage?state=waiting&district=all'],
    '/positions/:number': ofPosition('', first!, ...others.slice(0, 1), own.closed, ...(manages ? [own.waiting] : [])),
    '/positions/:number/edit': ofPosition('/edit', first!, own.waiting),
    '/positions/:number/reopen': ofPosition('/reopen', own.closed),
    '/positions/:number/reason': ofPosition('/reason', prepared.reasoned),
    '/positions/:number/evidence': ofPosition('/evidence', first!),
    '/positions/:number/candidates': ofPosition('/candidates', first!),
    '/positions/:number/candidates/not-listed': ofPosition('/candidates/not-listed', first!),
    '/positions/:number/why': ofPosition('/why', first!).concat(ofPosition(`/why?student=${student}`, first!)),
    '/positions/:number/lists/new': ofPosition(
      `/lists/new?student=${listed.students.join('&student=')}`,
      listed.position,
    ),
    '/lists': ['/lists'],
    '/lists/:id': [listed.list],
    '/imports/:key': [dryRun, failed],
    '/imports/:key/rows/:outcome': outcomeOrder.map((outcome) => `${dryRun}/rows/${outcome}`),
    '/exports': ['/exports', '/exports?year=2027'],
    '/editions/:id': ['2026-1', editions.published, editions.draft].map((id) => `/editions/${id}`),
    '/editions/:id/note': [`${draft}/note`],
    '/editions/:id/points': [`${draft}/points`],
    '/editions/:id/review': [`${draft}/review`],
    '/editions/:id/funding': [`${draft}/funding`],
    '/editions/:id/features/:thing': ['F_EVAC_PLAN', 'F_REMOTE_FULL'].map((id) => `${draft}/features/${id}`),
    '/editions/:id/needs/:thing': [`${draft}/needs/N_STEP_FREE`],
    '/editions/:id/demands/:thing': [`${draft}/demands/D_PHONE`],
    '/runs/:id': [
      ...runs.flatMap((path, at) => (at === 0 ? [path, `${path}?show=without`] : [path])),
      ...(walker === 'city_staff' ? editions.comparisons : []),
    ],
    '/majors': ['/majors', '/majors?q=软件', '/majors?q=没有这个专业'],
    '/messages': ['/messages', '/messages?state=answered'],
    '/messages/:id/contact': [`/messages/${own.message}/contact`],
  };
}

/** Things of the demo world that this person may open, each as she sees it in her own place. */
async function things({ db }: Deps, walker: Walker) {
  const { employer_id, base_id } = (await db
    .selectFrom('memberships')
    .select(['employer_id', 'base_id'])
    .where('role', '=', walker as never)
    .executeTakeFirst()) ?? { employer_id: null, base_id: null };
  const positions = await db
    .selectFrom('positions')
    .select(['number', 'state'])
    .where('region', '=', demoPlaces.district)
    .$if(employer_id !== null, (query) => query.where('employer_id', '=', employer_id))
    .$if(base_id !== null, (query) => query.where('base_id', '=', base_id))
    .orderBy('id')
    .execute();
  const inState = (state: string) => positions.filter((each) => each.state === state).map((each) => each.number);
  const [closed, waiting] = [inState('closed')[0]!, inState('waiting')[0]!];
  const firstOf = async (table: 'employers' | 'bases') =>
    (await db.selectFrom(table).select('id').orderBy('id').executeTakeFirstOrThrow()).id;
  const message = await db
    .selectFrom('messages')
    .innerJoin('students', 'students.id', 'messages.student_id')
    .select('messages.id')
    .where('students.district', '=', demoPlaces.district)
    .executeTakeFirstOrThrow();
  const memberships = await db.selectFrom('memberships').select(['id', 'role', 'state']).orderBy('id').execute();
  const membership = (role: string, state: string) =>
    memberships.find((each) => each.role === role && each.state === state)!.id;
  return {
    student: demoPlaces.student,
    own: {
      open: inState('open'),
      closed,
      waiting,
      message: message.id,
      employer: employer_id ?? (await firstOf('employers')),
      base: base_id ?? (await firstOf('bases')),
      memberships: [membership('student', 'active'), membership('student', 'waiting')],
    },
  };
}
