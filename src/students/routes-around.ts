import { districtsHere } from '../accounts/index.ts';
import type { Verb } from '../accounts/policy.ts';
import type { Ctx } from '../ctx.ts';
import { NotFound, type Problems } from '../errors.ts';
import type { Ask } from '../http/ask.ts';
import { readForm, type Form } from '../http/form.ts';
import { regionOf, type Region, type RegionCode } from '../reference/index.ts';
import { isHerself, studentNumbered, type Student } from './find-student.ts';
import type { FormValues } from './form-values.ts';
import { versionForm } from './input.ts';
import { wishesHere } from './resolve-record.ts';

/** A form that came back: as it was typed, what is wrong, and names that would do. */
export type CameBack = {
  readonly values: FormValues;
  readonly problems: Problems;
  readonly suggestions: Readonly<Record<string, readonly string[]>>;
};
export const nothingWrong: Omit<CameBack, 'values'> = { problems: {}, suggestions: {} };
export const isWrong = ({ problems }: Pick<CameBack, 'problems'>): boolean => Object.keys(problems).length > 0;

type AroundForm = {
  readonly districts: readonly Region[];
  readonly wishes: readonly RegionCode[];
  readonly city: Region | null;
};

/** The places that a form of a record offers. */
export async function aroundForm(ctx: Ctx): Promise<AroundForm> {
  const districts = await districtsHere(ctx);
  const wishes = await wishesHere(ctx);
  return { districts, wishes, city: wishes.length > districts.length ? regionOf(wishes[0] ?? '') : null };
}

/** The student of a page for staff and teachers; she herself has pages of her own. */
export async function othersStudent(ask: Ask, verb: Verb): Promise<Student> {
  const student = await studentNumbered(ask.ctx, ask.param('number'), verb);
  if (isHerself(ask.ctx, student.id)) throw new NotFound();
  return student;
}

/** The version that a form was made from; one that is no number is older than any. */
export function versionOf(form: Form): number {
  const read = readForm(form, versionForm);
  return read.ok ? read.value.version : 0;
}
