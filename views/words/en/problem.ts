import type { Words } from '../index.ts';

export const problem: Words['problem'] = {
  not_found: {
    title: 'This page was not found',
    lead: 'The address may be mistyped, the content may have been taken down, or the page may not be open to you.',
    next: 'Check the address, or start again from the home page. Nothing that you filled in is affected.',
  },
  sign_in_needed: {
    title: 'Sign in first',
    lead: 'This page opens after you sign in. After a long pause you are signed out by itself.',
    next: 'You will come back to this page once you are signed in.',
  },
  conflict: {
    title: 'This has just changed',
    lead: 'Somebody changed it after you opened the page, so nothing was saved this time.',
    next: 'Go back, look at the newest content, then decide whether to change it.',
  },
  too_many: {
    title: 'Too many tries',
    lead: 'To protect the account, please wait a while before you try again.',
    next: 'If it is urgent, phone us or send the staff a message.',
  },
  too_large: {
    title: 'The file is too large',
    lead: 'What you sent is above the limit, so it was not saved.',
    next: 'Split the file into parts and send it again.',
  },
  broken: {
    title: 'Something went wrong on our side',
    lead: 'This is a fault of the system, not of what you did. The staff will get a record of it.',
    next: 'Try again in a few minutes. If it still fails, phone us or send the staff a message.',
  },
  wrong_method: {
    title: 'This cannot be opened like that',
    lead: 'This address only takes forms and cannot be opened directly.',
    next: 'Go back and send the form with the button there.',
  },
  wait: (minutes) => `You can try again in about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
  reference: (code) => `When you contact us, give this number: ${code}`,
  home: 'To the home page',
  signIn: 'Sign in',
  register: 'Register as a student',
  again: 'Open this page again',
};
