const minutes = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** An instant as a clock in Asia/Shanghai has it: 2027-06-30 09:05, the same in both languages. */
export function When({ at }: { at: Date }) {
  return (
    <time class="nobr" datetime={at.toISOString()}>
      {minutes.format(at)}
    </time>
  );
}
