import type { Page } from '../page.ts';
import { Dots } from '../parts/dots.tsx';
import { Zh } from '../parts/zh.tsx';
import type { CandidateName } from './candidates-page.tsx';

/** A student who is not among the candidates: the link leads to what keeps her and the position apart. */
export function LeftOut({ page, position, student }: { page: Page; position: string; student: CandidateName }) {
  return (
    <>
      <a href={page.to(`/positions/${position}/why?student=${student.number}`)}>
        <Zh page={page}>{student.name}</Zh>
      </a>
      <p class="small thin">{student.number}</p>
    </>
  );
}

/** A student as lists of a position name her: the link leads to her match with it. */
export function StudentName({ page, position, student }: { page: Page; position: string; student: CandidateName }) {
  const year = student.graduationYear === null ? null : page.words.official.graduates(student.graduationYear);
  return (
    <>
      <a href={page.to(`/students/${student.number}/matches/${position}`)}>
        <Zh page={page}>{student.name}</Zh>
      </a>
      <p class="small thin">
        <Dots
          items={[
            student.number,
            ...(student.major === null ? [] : [<Zh page={page}>{student.major}</Zh>]),
            ...(year === null ? [] : [year]),
          ]}
        />
      </p>
    </>
  );
}
