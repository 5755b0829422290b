import type { Words } from '../index.ts';

export const problem: Words['problem'] = {
  not_found: {
    title: 'This page was not found',
    lead: 'The address may be mistyped, the content may have been taken down, or the page may not be open to you.',
    next: 'Check the address, or start again from the home page. Nothing that you filled in is affected.',
  },
  signed_out: {
    title: 'Sign in again',
    lead: 'You are signed out, perhaps after a long pause, so nothing was saved yet. What you filled in is still on this page.',
    leadLost:
      'You are signed out, perhaps after a long pause, so nothing was saved. Files and very long texts cannot be kept here.',
    signIn: 'First sign in',
    signInLead: 'In a new window; leave this page open.',
    signInLost: 'Then go back to the page you came from, fill it in again and choose the file again.',
    open: 'Sign in (opens a new window)',
    again: 'Then send it again',
    againLead: 'Come back here once you are signed in. A password is not kept: you have to type it again.',
    send: 'Send what I filled in again',
  },
  conflict: {
    title: 'This has just changed',
    lead: 'This page was changed elsewhere (perhaps by yourself in another window), so nothing was saved this time.',
    next: 'Open the page again, look at what it says now, then decide whether to change it.',
  },
  filled: {
    next: 'What you filled in is still below. Open the page as it is now, check it, copy over what you still want to change, and save there. Please do not return to the old form to save: that would undo the other change.',
    open: 'Open the page as it is now (new window)',
    title: 'What you had filled in',
    lead: 'It is not saved yet; you can select and copy it. Passwords, certificate numbers and files are not here.',
    other: 'Other text',
  },
  filled_by_other: {
    title: 'This was filled in with another account',
    lead: 'You are signed in with another account than the one it was filled in with. So that nothing is kept under the wrong name, nothing was saved.',
    next: 'To fill in your own, open the page anew. If you have changed accounts yourself: sign out, sign in with the first one, go back to what you filled in and send it again.',
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
  again: 'Open this page again',
};
