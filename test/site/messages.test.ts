import { describe, expect, test } from 'vitest';
import { answerMessage } from '../../src/site/answer-message.ts';
import type { Actor } from '../../src/accounts/index.ts';
import { maskedReply } from '../../src/site/mask-contact.ts';
import { messagesFor } from '../../src/site/reads.ts';
import { writeMessage } from '../../src/site/write-message.ts';
import { Conflict, NotFound, TooMany } from '../../src/errors.ts';
import { as, makeHouse } from '../accounts/people.ts';
import { sealFields } from '../../src/students/seal-fields.ts';
import { validateHtml } from '../support/html-validate.ts';
import { testDb } from '../support/db.ts';
import { actors, everybody, openSite, textOf } from './site.tsx';

const db = testDb();
const open = { state: 'open', page: 1 } as const;
const said = { text: '面试时可以请手语翻译吗？', contact: '139 0000 9999' };

/** Whoever writes while signed in has an account. */
const withAccounts = async (who: readonly (Actor & { kind: 'person' })[] = [actors.student, actors.waiting]) => {
  const people = who.map(({ userId, name }, at) => ({
    id: userId,
    name,
    email: `${String(at).padStart(32, '0')}@none.invalid`,
  }));
  await db
    .insertInto('users')
    .values(people as never)
    .execute();
};

/** The student who writes, of 海淀区. */
const addStudent = () =>
  db
    .insertInto('students')
    .values({ id: 1, number: 'D00001', name: '林晓雨', sort_key: 'lin', district: '110108' } as never)
    .execute();

describe('a message to the staff', () => {
  test('is kept sealed, and opened for the staff', async () => {
    const house = makeHouse(db);
    await writeMessage(as(house, actors.visitor), said, '192.0.2.1');
    const row = await db.selectFrom('messages').selectAll().executeTakeFirstOrThrow();
    const bytes = Buffer.concat([row.text_sealed, row.contact_sealed!]);
    expect(bytes.includes('手语')).toBe(false);
    expect(bytes.includes('9999')).toBe(false);
    expect(row).toMatchObject({ by_user_id: null, by_name: null, by_role: 'visitor', student_id: null });
    const found = await messagesFor(as(house, actors.city), open);
    expect(found.messages).toMatchObject([{ text: said.text, masked: '139****9999', by_name: null, student: null }]);
    expect(found.counts).toEqual({ open: 1, answered: 0 });
  });

  test('cannot be opened after it was moved to another row', async () => {
    const house = makeHouse(db);
    await writeMessage(as(house, actors.visitor), said, '192.0.2.1');
    await db.updateTable('messages').set({ id: 77 }).execute();
    await expect(messagesFor(as(house, actors.city), open)).rejects.toThrow();
  });

  test('of a student names her, with her record for those staff who may open it', async () => {
    const house = makeHouse(db);
    await withAccounts();
    await addStudent();
    await writeMessage(as(house, actors.student), { ...said, contact: null }, '192.0.2.1');
    const named = { by_name: '林晓雨', by_role: 'student', masked: null };
    const seenBy = async (who: 'district' | 'administrator') =>
      (await messagesFor(as(house, actors[who]), open)).messages;
    expect(await seenBy('district')).toMatchObject([{ ...named, student: 'D00001' }]);
    expect(await seenBy('administrator')).toMatchObject([{ ...named, student: null }]);
  });

  test('without a contact is answered as her record says, each way masked and opened there', async () => {
    const house = makeHouse(db);
    await withAccounts();
    await addStudent();
    const sealed = sealFields(house.keys, 1, { phone: '13900009999', mail: 'lin@example.edu.cn' });
    await db.updateTable('students').set(sealed).execute();
    await writeMessage(as(house, actors.student), { ...said, contact: null }, '192.0.2.1');
    const site = openSite(house);
    const html = await site.html('district', '/messages');
    expect(validateHtml(html)).toEqual([]);
    for (const shown of ['139****9999', 'l***@example.edu.cn', 'href="/students/D00001/reveal?field=phone"'])
      expect(html).toContain(shown);
    expect(html).not.toMatch(/13900009999|lin@example|没有留/);
    const unseen = await site.html('administrator', '/messages');
    expect(unseen).toContain('由看得到档案的工作人员联系');
    expect(unseen).not.toContain('9999');
    await db.updateTable('students').set({ phone_sealed: null, mail_sealed: null }).execute();
    expect(await site.html('district', '/messages')).toContain('没有留');
  });

  test('of somebody who waits for approval says so', async () => {
    const house = makeHouse(db);
    await withAccounts();
    await writeMessage(as(house, actors.waiting), said, '192.0.2.1');
    expect((await messagesFor(as(house, actors.city), open)).messages).toMatchObject([{ by_role: 'waiting' }]);
  });

  test('is read by staff and the administrator only', async () => {
    const house = makeHouse(db);
    const readers = ['district', 'city', 'administrator'];
    for (const who of everybody) {
      const reading = await messagesFor(as(house, actors[who]), open).catch((error: unknown) => error);
      expect(reading instanceof NotFound, `${who}`).toBe(!readers.includes(who));
    }
  });

  test('comes in so often from one address and no oftener, and from another all the same', async () => {
    const house = makeHouse(db);
    const write = (address: string) => writeMessage(as(house, actors.visitor), said, address);
    for (let n = 0; n < 30; n += 1) await write('192.0.2.1');
    await expect(write('192.0.2.1')).rejects.toThrow(TooMany);
    await write('192.0.2.2');
    house.clock.pass(120);
    await write('192.0.2.1');
    expect((await messagesFor(as(house, actors.city), open)).counts.open).toBe(32);
  });
});

describe('whose staff read it', () => {
  test('those of the place where she is served now, those of the employer’s or base’s, else the city', async () => {
    const house = makeHouse(db);
    await withAccounts([actors.student, actors.employer, actors.base, actors.teacher]);
    await addStudent();
    await db
      .insertInto('employers')
      .values({ id: 1, name: '好邻居', employer_kind: '民营企业', region: '110105' } as never)
      .execute();
    await db
      .insertInto('bases')
      .values({ id: 1, name: '基地', district: '110106', offered: '[]' } as never)
      .execute();
    for (const who of ['student', 'employer', 'base', 'teacher', 'visitor'] as const)
      await writeMessage(as(house, actors[who]), { text: who, contact: null }, '192.0.2.1');
    const readBy = async (district: string) => {
      const ctx = as(house, { ...actors.district, membership: { id: 1, role: 'district_staff', scope: { district } } });
      const { messages, counts } = await messagesFor(ctx, open);
      expect(counts.open).toBe(messages.length);
      return messages.map((message) => message.text);
    };
    expect([await readBy('110108'), await readBy('110105'), await readBy('110106')]).toEqual([
      ['student'],
      ['employer'],
      ['base'],
    ]);
    expect((await messagesFor(as(house, actors.city), open)).counts.open).toBe(5);
    await db.updateTable('students').set({ district: '110106' }).execute();
    expect([await readBy('110108'), await readBy('110106')]).toEqual([[], ['student', 'base']]);
  });
});

describe('how she wants to be answered', () => {
  async function written() {
    const house = makeHouse(db);
    await withAccounts();
    await addStudent();
    await writeMessage(as(house, actors.student), said, '192.0.2.1');
    const { id } = await db.selectFrom('messages').select('id').executeTakeFirstOrThrow();
    return { site: openSite(house), path: `/messages/${id}/contact` };
  }
  const lines = () => db.selectFrom('audit_log').selectAll().orderBy('id').execute();

  test('is masked in the list, and a look at the list is one line in her log', async () => {
    const { site } = await written();
    for (let look = 0; look < 2; look += 1) {
      const html = await site.html('district', '/messages');
      expect(html).toContain('139****9999');
      expect(html).not.toContain(said.contact);
    }
    expect(await lines()).toMatchObject([{ verb: 'messages.read', subject_student_id: 1, facts: { act: 'viewed' } }]);
  });

  test('is shown for a reason, which she reads', async () => {
    const { site, path } = await written();
    expect(validateHtml(await site.html('district', path))).toEqual([]);
    expect((await site.post('district', path, { why: '', detail: '' })).status).toBe(422);
    const html = await (await site.post('district', path, { why: 'contact', detail: '' })).text();
    expect(html).toContain(said.contact);
    expect(validateHtml(html)).toEqual([]);
    expect(await lines()).toMatchObject([
      { verb: 'messages.read', subject_student_id: 1, facts: { field: 'contact', why: 'contact' } },
    ]);
  });

  test.each(['student', 'teacher', 'employer', 'base', 'elsewhere'] as const)('is not there for %s', async (who) => {
    const { site, path } = await written();
    await db.updateTable('students').set({ district: '110105' }).execute();
    const asker = who === 'elsewhere' ? 'district' : who;
    expect((await site.get(asker, path)).status).toBe(404);
    expect((await site.post(asker, path, { why: 'contact', detail: '' })).status).toBe(404);
  });

  test.each([
    ['13900009999', '139****9999'],
    ['010-62345678', '010-******78'],
    ['Lin@example.edu.cn', 'l***@example.edu.cn'],
    ['微信 xiaolin', '****'],
    ['打 139 0000 9999 找小林', '****'],
  ])('%s is masked as %s', (contact, masked) => {
    expect(maskedReply(contact)).toBe(masked);
  });
});

describe('marking a message as answered', () => {
  async function written() {
    const house = makeHouse(db);
    await writeMessage(as(house, actors.visitor), said, '192.0.2.1');
    const { id } = await db.selectFrom('messages').select('id').executeTakeFirstOrThrow();
    return { house, id };
  }

  test('notes who and when, and moves it to the other list', async () => {
    const { house, id } = await written();
    await answerMessage(as(house, actors.city), id);
    const answered = await messagesFor(as(house, actors.city), { state: 'answered', page: 1 });
    expect(answered.messages).toMatchObject([{ id, answered_by: '陆远', answered_at: house.now() }]);
    expect(answered.counts).toEqual({ open: 0, answered: 1 });
    expect(await db.selectFrom('audit_log').select(['verb', 'thing_kind', 'actor_name', 'facts']).execute()).toEqual([
      { verb: 'messages.read', thing_kind: 'message', actor_name: '陆远', facts: { act: 'answered' } },
    ]);
  });

  test('is for those who may read it; a message that is not there looks the same', async () => {
    const { house, id } = await written();
    await expect(answerMessage(as(house, actors.employer), id)).rejects.toThrow(NotFound);
    await expect(answerMessage(as(house, actors.city), id + 1)).rejects.toThrow(NotFound);
    await expect(answerMessage(as(house, actors.district), id)).rejects.toThrow(NotFound);
  });

  test('of two at once one wins', async () => {
    const { house, id } = await written();
    const both = await Promise.allSettled([
      answerMessage(as(house, actors.city), id),
      answerMessage(as(house, actors.administrator), id),
    ]);
    expect(both.map((each) => each.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((each) => each.status === 'rejected')?.reason).toBeInstanceOf(Conflict);
    expect(await db.selectFrom('audit_log').select('id').execute()).toHaveLength(1);
  });
});

describe('over HTTP', () => {
  test('a message without words comes back with what was typed', async () => {
    const site = openSite(makeHouse(db));
    const response = await site.post('visitor', '/help', { text: '  ', contact: '小林，微信 xiaolin' });
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(html).toContain('value="小林，微信 xiaolin"');
    expect(html).toContain('href="#text"');
    expect(await db.selectFrom('messages').select('id').execute()).toEqual([]);
  });

  test('a message that is too long says how long it may be', async () => {
    const site = openSite(makeHouse(db));
    const response = await site.post('visitor', '/help', { text: '长'.repeat(2001), contact: '' });
    expect(response.status).toBe(422);
    expect(textOf(await response.text())).toContain('最多 2000 个字');
  });

  test('what was written stands on the staff page as text, line by line', async () => {
    const house = makeHouse(db);
    const site = openSite(house);
    const sent = await site.post('visitor', '/help', { text: '第一行\r\n<b>第二行</b>', contact: '' });
    expect(sent.headers.get('Location')).toBe('/help?done=message_sent');
    const html = await site.html('city', '/messages');
    expect(html).toContain('>第一行</p>');
    expect(html).toContain('&lt;b&gt;第二行&lt;/b&gt;');
    const { id } = await db.selectFrom('messages').select('id').executeTakeFirstOrThrow();
    const answered = await site.post('city', `/messages/${id}/answered`);
    expect(answered.headers.get('Location')).toBe('/messages?done=message_answered');
    expect(textOf(await site.html('city', '/messages'))).toContain('没有待回复的留言');
    expect(textOf(await site.html('city', '/messages?state=answered'))).toContain('陆远，');
  });

  test('the address in X-Forwarded-For does not get around the limit', async () => {
    const site = openSite(makeHouse(db));
    const write = (n: number) =>
      site.app.request('/help', {
        method: 'POST',
        body: new URLSearchParams({ text: '你好', contact: '' }),
        headers: { 'Sec-Fetch-Site': 'same-origin', 'X-Forwarded-For': `198.51.100.${n}` },
      });
    for (let n = 0; n < 30; n += 1) expect((await write(n)).status).toBe(303);
    expect((await write(31)).status).toBe(429);
  });
});
