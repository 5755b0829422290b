/** A name of the catalogue where it stands by itself: begins with a capital, which Chinese does not have. */
export const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
