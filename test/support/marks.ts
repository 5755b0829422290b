/** A mark of a stream that a test makes, as PostgreSQL writes a snapshot: so many changes are before it. */
export const markAt = (count: number): string => `${count + 1}:${count + 1}:`;

export const changesBefore = (mark: string): number => Number(mark.split(':')[0]) - 1;
