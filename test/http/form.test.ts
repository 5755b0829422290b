import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { HTTPException } from 'hono/http-exception';
import { mostFields, readBody, readForm } from '../../src/http/form.ts';
import { choice, choices, day, foldText, optionalText, optionalWhole, text, whole } from '../../src/input.ts';

const schema = z.object({
  name: text(10),
  note: optionalText(5),
  year: whole(1980, 2100),
  floor: optionalWhole(0, 1000),
  on: day,
  kinds: choices(['a', 'b']),
  one: choice(['c', 'd']),
});
const right = { name: '林晓雨', note: '', year: '2027', floor: '', on: '2027-06-30', kinds: ['a', 'b'], one: 'c' };
const read = (change: Record<string, string | string[]>) => readForm({ values: { ...right, ...change } }, schema);

describe('a form', () => {
  test('is read by its schema, and a field that is not in it is dropped', () => {
    expect(read({ role: 'administrator' })).toEqual({
      ok: true,
      value: { name: '林晓雨', note: null, year: 2027, floor: null, on: '2027-06-30', kinds: ['a', 'b'], one: 'c' },
    });
  });

  test.each([
    ['name', '', 'required'],
    ['name', '一二三四五六七八九十一', 'too_long:10'],
    ['year', 'next', 'not_a_number'],
    ['year', '1900', 'too_small:1980'],
    ['floor', 'much', 'not_a_number'],
    ['floor', '1001', 'too_large:1000'],
    ['on', '2027-02-30', 'not_a_date'],
    ['kinds', 'c', 'not_a_choice'],
    ['one', 'a', 'not_a_choice'],
    ['one', '', 'none_chosen'],
  ])('with %s = %j says %s', (field, value, problem) => {
    expect(read({ [field]: value })).toEqual({ ok: false, problems: { [field]: problem } });
  });

  test('with a text that was sent twice has a problem that there are words for', () => {
    expect(read({ name: ['a', 'b'] })).toEqual({ ok: false, problems: { name: 'not_a_choice' } });
  });

  test('has full-width digits and wide spaces folded, and no NUL passes', () => {
    expect(foldText('　２０２７\u00a0年\0 ')).toBe('2027 年');
    expect(foldText('明廊（北京）公司，')).toBe('明廊（北京）公司，');
    expect(read({ year: '２０２７', floor: ' 500 ' })).toMatchObject({ ok: true, value: { year: 2027, floor: 500 } });
  });
});

describe('a body', () => {
  const sent = (body: FormData) => readBody(new Request('http://zhuli/', { method: 'POST', body }));

  test('has no NUL, in a text, one of several, or the name of a file', async () => {
    const body = new FormData();
    body.append('name', 'a\0b');
    body.append('kinds', 'a\0');
    body.append('kinds', 'b');
    body.append('file', new File(['x'], 'a\0b.csv'));
    const form = await sent(body);
    expect(form.values).toEqual({ name: 'ab', kinds: ['a', 'b'] });
    expect(form.file('file')!.name).not.toContain('\0');
    expect(await form.file('file')!.text()).toBe('x');
  });

  test('with a flood of names is read in one pass, and refused where there are too many', async () => {
    const names = (count: number) => Array.from({ length: count }, (_, at) => `a${at}=`).join('&');
    const flood = (body: string) =>
      readBody(
        new Request('http://zhuli/', {
          method: 'POST',
          headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
          body,
        }),
      );
    expect(Object.keys((await flood(names(mostFields))).values)).toHaveLength(mostFields);
    const begun = performance.now();
    await expect(flood(names(52_000))).rejects.toThrow(expect.objectContaining({ status: 413 }) as HTTPException);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  test('that is no form is refused with 400', async () => {
    const headers = { 'Content-Type': 'multipart/form-data; boundary=x' };
    const broken = new Request('http://zhuli/', { method: 'POST', headers, body: '--x\r\nbroken' });
    await expect(readBody(broken)).rejects.toThrow(expect.objectContaining({ status: 400 }) as HTTPException);
  });
});
