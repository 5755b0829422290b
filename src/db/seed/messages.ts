import type { Tx } from '../../ctx.ts';
import { demoPlaces } from './accounts.ts';
import { nextIds, sealed } from './insert.ts';

const texts = [
  {
    text: '你好，我想问一下：面试时可以请人做手语翻译吗？要提前几天说？',
    contact: '短信 139 0000 9001',
    answered_by: '陆远',
  },
  {
    text: '清禾云图的大楼在修门口的坡道，这个星期要从地下车库进。岗位页面上能不能写一句？',
    contact: '139 0000 9002',
    by: { number: demoPlaces.student, name: '林晓雨' },
  },
  { text: '我们单位想招两名学生做档案整理，办公室在二楼，没有电梯，要怎么填便利？', contact: 'office@example.org' },
] as const;

/** A few messages to the staff, so that their list shows both states. */
export async function insertMessages(tx: Tx, students: ReadonlyMap<string, number>): Promise<void> {
  const ids = await nextIds(tx, 'messages', texts.length);
  const values = texts.map(({ text, contact, ...rest }, at) => {
    const id = ids[at]!;
    const created_at = new Date(tx.now().getTime() - (texts.length - at) * 26 * 3_600_000);
    const answered_by = 'answered_by' in rest ? rest.answered_by : null;
    return {
      id,
      text_sealed: sealed(tx, 'messages', id)('text', text)!,
      contact_sealed: sealed(tx, 'messages', id)('contact', contact),
      ...('by' in rest
        ? { by_name: rest.by.name, by_role: 'student' as const, student_id: students.get(rest.by.number)! }
        : { by_name: null, by_role: 'visitor' as const, student_id: null }),
      by_user_id: null,
      district: null,
      created_at,
      answered_by,
      answered_at: answered_by === null ? null : new Date(created_at.getTime() + 3 * 3_600_000),
    };
  });
  await tx.db.insertInto('messages').values(values).execute();
}
