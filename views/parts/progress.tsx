import type { Child } from 'hono/jsx';

type Props = {
  id: string;
  done: number;
  of: number;
  /** 已检查 288 行，共 288 行. */
  text: Child;
  aside?: Child;
  /** What that does or does not mean yet. */
  note?: Child;
};

/** How far a long job has come, in words and as a bar. */
export function Progress({ id, done, of, text, aside, note }: Props) {
  return (
    <div class="panel">
      <p>
        <b id={id}>{text}</b> <span class="muted">{aside}</span>
      </p>
      <progress value={done} max={of} aria-labelledby={id} />
      {note && <p class="small">{note}</p>}
    </div>
  );
}
