import type { z } from 'zod';
import { RegisterEmployerPage } from '../../views/accounts/register-employer-page.tsx';
import { RegisterStudentPage } from '../../views/accounts/register-student-page.tsx';
import { NotFound, type Problems } from '../errors.ts';
import type { Ask } from '../http/ask.ts';
import { readForm, type Form } from '../http/form.ts';
import { act, page, type Route } from '../http/route.ts';
import {
  employerFactsForm,
  employerRegistrationForm,
  readAccount,
  studentFactsForm,
  studentRegistrationForm,
} from './input.ts';
import { mailOf } from './mail-of.ts';
import { districtsHere } from './places.ts';
import { problemsBeforehand } from './problems-beforehand.ts';
import { registerAgain } from './register-again.ts';
import { register } from './register.ts';
import { consentEdition, type StudentFacts } from './registration-facts.ts';
import { callerOf, givenIn } from './routes-caller.ts';
import { standingOf } from './standing.ts';
import type { RegistrationKind } from './tables.ts';

/** Registering, and sending a refused registration again. */
export const registerRoutes: readonly Route[] = [
  page('/register/student', 'account.enter', (ask) => showStudent(ask)),
  act('/register/student', 'account.enter', postStudent),
  page('/register/employer', 'account.enter', (ask) => showEmployer(ask)),
  act('/register/employer', 'account.enter', postEmployer),
];

type Shown = { readonly form: Form; readonly problems: Problems };
const status = (shown?: Shown) => (shown ? 422 : 200);

async function choices(ask: Ask) {
  return (await districtsHere(ask.ctx)).map(({ code, name }) => ({ value: code, label: name }));
}

/** Where some fields are wrong: what is wrong with the account as well, so that everything is said at once. */
async function allProblems(ask: Ask, form: Form, problems: Problems): Promise<Problems> {
  const account = await problemsBeforehand(ask.ctx, readAccount(form.values), callerOf(ask));
  return { ...account, ...problems };
}

/** Whoever is signed in after her registration of this kind was refused, and may send it again; else null. */
async function refusedHere({ ctx }: Ask, kind: RegistrationKind) {
  const { actor } = ctx;
  if (actor.kind !== 'person' || actor.membership !== null) return null;
  const standing = await standingOf(ctx, actor.userId);
  if (standing.is !== 'refused' || standing.kind !== kind) return null;
  return { userId: actor.userId, name: actor.name, reason: standing.reason };
}

async function formOf(ask: Ask, kind: RegistrationKind, shown?: Shown) {
  const again = await refusedHere(ask, kind);
  const known = (name: string) => (name === 'name' ? (again?.name ?? '') : '');
  return {
    page: ask.page,
    given: shown ? givenIn(shown.form) : known,
    problems: shown?.problems ?? {},
    districts: await choices(ask),
    again,
  };
}

async function showStudent(ask: Ask, shown?: Shown): Promise<Response> {
  return ask.show(<RegisterStudentPage {...await formOf(ask, 'student', shown)} />, status(shown));
}

async function showEmployer(ask: Ask, shown?: Shown): Promise<Response> {
  return ask.show(<RegisterEmployerPage {...await formOf(ask, 'employer', shown)} />, status(shown));
}

async function postStudent(ask: Ask): Promise<Response> {
  const again = await refusedHere(ask, 'student');
  if (again) return postStudentAgain(ask, again.userId);
  const form = await ask.form();
  const read = readForm(form, studentRegistrationForm);
  if (!read.ok) return showStudent(ask, { form, problems: await allProblems(ask, form, read.problems) });
  const { username, password, mail, ...said } = read.value;
  const account = { name: said.name, mail, username, password };
  const registration = { kind: 'student', account, facts: studentFacts(said, mail) } as const;
  const made = await register(ask.ctx, registration, callerOf(ask));
  return made.ok ? ask.go('/sign-in?done=registered') : showStudent(ask, { form, problems: made.problems });
}

async function postStudentAgain(ask: Ask, userId: string): Promise<Response> {
  const form = await ask.form();
  const read = readForm(form, studentFactsForm);
  if (!read.ok) return showStudent(ask, { form, problems: read.problems });
  const said = { kind: 'student', facts: studentFacts(read.value, await mailOf(ask.ctx, userId)) } as const;
  const sent = await registerAgain(ask.ctx, said, callerOf(ask));
  return sent.ok ? ask.go('/?done=registered_again') : showStudent(ask, { form, problems: sent.problems });
}

function studentFacts(
  { consent: _given, disability_consent: keeps, ...said }: z.output<typeof studentFactsForm>,
  mail: string | null,
): StudentFacts {
  return { ...said, mail, consent: consentEdition, disability_consent: keeps ? consentEdition : null };
}

async function postEmployer(ask: Ask): Promise<Response> {
  const again = await refusedHere(ask, 'employer');
  if (again) return postEmployerAgain(ask, again.userId);
  const form = await ask.form();
  const read = readForm(form, employerRegistrationForm);
  if (!read.ok) return showEmployer(ask, { form, problems: await allProblems(ask, form, read.problems) });
  const { password, ...facts } = read.value;
  const account = { name: facts.name, mail: facts.mail, username: null, password };
  const registration = { kind: 'employer', account, facts: { ...facts, consent: consentEdition } } as const;
  const made = await register(ask.ctx, registration, callerOf(ask));
  return made.ok ? ask.go('/sign-in?done=registered') : showEmployer(ask, { form, problems: made.problems });
}

async function postEmployerAgain(ask: Ask, userId: string): Promise<Response> {
  const form = await ask.form();
  const read = readForm(form, employerFactsForm);
  if (!read.ok) return showEmployer(ask, { form, problems: read.problems });
  const mail = await mailOf(ask.ctx, userId);
  if (mail === null) throw new NotFound();
  const said = { kind: 'employer', facts: { ...read.value, mail, consent: consentEdition } } as const;
  const sent = await registerAgain(ask.ctx, said, callerOf(ask));
  return sent.ok ? ask.go('/?done=registered_again') : showEmployer(ask, { form, problems: sent.problems });
}
