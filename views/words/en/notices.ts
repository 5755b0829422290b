import type { Words } from '../index.ts';

export const notices: Words['notices'] = {
  privacy: {
    title: 'Privacy',
    lead: 'What is kept, why, who sees it, for how long, and what you can do.',
    edition: 'Edition of November 2026. When something changes, this page and this date change.',
    points: {
      title: 'Three things first',
      items: [
        'Employers and internship bases see nothing about any student, and cannot search by kind of disability.',
        'The matching uses only needs that you have confirmed. Category, level and devices decide which questions come first; they conclude nothing about you.',
        'Whenever staff look at your record, contact or disability facts, it is written down: you can see who, when and why.',
      ],
    },
    kept: {
      title: 'What is kept, and why',
      heads: { what: 'What', why: 'What for' },
      rows: [
        {
          name: 'Record',
          what: 'Name, gender, month of birth, political status, place of origin, household, school, major, education, year of graduation, wishes for work, services wanted',
          why: 'The official registration form asks for it; used for employment services and matching',
        },
        {
          name: 'Contact',
          what: 'Mobile, landline, mail, home address',
          why: 'So that staff can reach you; to reset a password',
        },
        {
          name: 'Disability facts',
          what: 'Certificate number, category, level, devices',
          why: 'To check programmes that are for holders only; to decide which questions come first; a few points of fit where a position welcomes a category',
        },
        {
          name: 'Needs',
          what: 'Your answer on every need, and earlier versions',
          why: 'Compared with positions, point by point',
        },
        {
          name: 'Account',
          what: 'Name, username, times of signing in; of the password only a result that cannot be turned back',
          why: 'So that you can sign in',
        },
        {
          name: 'Log',
          what: 'Who looked at or changed what, and when',
          why: 'So that you and the administrator can look it up',
        },
        { name: 'Messages', what: 'What you write and the contact you leave', why: 'To answer you' },
        {
          name: 'Contacts at employers and bases',
          what: 'Name, phone',
          why: 'So that staff can reach the employer. The phone is encrypted, and each look at it written down',
        },
      ],
    },
    seen: {
      title: 'Who sees what',
      heads: { who: 'Who', what: 'Sees' },
      rows: [
        { name: 'You', what: 'Everything about you' },
        {
          name: 'Staff of your district and of the city',
          what: 'Your record, needs, matches and messages. Phone, mail, address, the contact in a message and disability facts are masked; to see them they have to give a reason, each look is written down, and there is a limit a day. Exporting a list takes a reason too and is written down',
        },
        {
          name: 'Teachers of your school',
          what: 'Name, household, gender, major, year of graduation and remark of their own students, with mobile and mail masked; they can export the list of their school, its columns of category, level, phone and mail empty. Not needs, matches or disability facts',
        },
        {
          name: 'Employers and internship bases',
          what: 'Nothing. They see their own organization, base and positions',
        },
        { name: 'The administrator', what: 'Accounts, the log and messages. No student records' },
        { name: 'Anybody not signed in', what: 'Nothing. There is nothing about students on the pages of positions' },
      ],
    },
    consent: {
      title: 'Before and after your consent',
      items: [
        'Now: employers see nothing. Lists of candidates are for staff only, and show needs, never category, level or certificate.',
        'When we ask or negotiate with an employer for you, we give neither your name nor your disability.',
        'Disability facts: giving them is up to you. A certificate number that you give when you register is deleted once you are checked, unless you tick that we may keep it. You can take your consent back at any time, and they are deleted at once. Where a list of your school or district brought them, you can check and agree, or have us delete them.',
        'Applications, referrals and hiring are not done in this system yet. When they are, you will be asked employer by employer and step by step: first needs, then name and CV, the phone for an interview, the certificate number for the filing after hiring. Each step needs your own consent and can be taken back.',
      ],
    },
    sealed: {
      title: 'How it is kept safe',
      items: [
        'Certificate numbers, phones, mail, addresses, remarks, what you write when you register or ask the agency, imported workbooks with their names, and messages are encrypted in the database.',
        'To find duplicates, keyed fingerprints are compared, not the values.',
        'The search index holds no names, phones or certificate numbers.',
        'Pages after signing in are not left in the cache of a shared computer.',
        'No outside statistics, advertising or maps: pages load from this site only.',
        'There are two cookies: one for being signed in, one for your display settings. No tracking.',
      ],
    },
    retention: {
      title: 'For how long',
      items: [
        'Record and needs: until you ask for them to be deleted. Nothing is deleted by date at present.',
        'What you wrote when you registered: deleted as soon as it is decided.',
        'Imported workbooks and the results of checking them: deleted 30 days after they were sent.',
        'Messages: until you ask for them to be deleted.',
        'Signing in: over after 30 minutes without a request, after 12 hours at most, for staff after 8.',
        'The log of looks and changes: for good. Nobody can change or delete it.',
      ],
    },
    rights: {
      title: 'What you can do',
      items: [
        'See: sign in and open My record, My needs and Who saw my data.',
        'Take away: My record lets you download everything about you.',
        'Correct: record and needs can be changed at any time. What you cannot change yourself, staff can.',
        'Take back: withdraw your consent on the page of disability facts. It takes effect at once.',
        'Delete: there is no button yet that deletes a whole record. Write to the staff; you need not say why.',
        'Complain: write to the staff or call.',
      ],
    },
    write: 'Message the staff',
  },
  accessibility: {
    title: 'Accessibility',
    lead: 'This site is for everybody. Here is what we have done, how we check it, and what is still missing.',
    edition: 'Edition of November 2026.',
    aim: {
      title: 'What we go by',
      text: 'We aim at WCAG 2.2 level AA and some of AAA: text contrast of at least 7:1, at most 40 Chinese characters a line, targets of at least 44 pixels, no picture puzzles.',
    },
    done: {
      title: 'Ways to use it',
      items: [
        'By keyboard throughout, with a focus that can be seen. Every page starts with a way to skip to its content.',
        'With a screen reader: headings, tables and forms have the right structure, and errors are named first.',
        'Display settings offer light, dark and black with yellow, text up to 200%, wider spacing, a very large pointer and larger, simpler pages.',
        'In a window as narrow as 320 pixels nothing scrolls sideways.',
        'Everything works with scripts turned off.',
        'In Chinese and English.',
        'Nothing plays by itself and nothing counts down. After 30 minutes without a request you are signed out.',
      ],
    },
    tested: {
      title: 'How we check',
      items: [
        'With every change of the program each page is opened in Chromium and checked automatically, for each role, in both languages and four colour worlds.',
        'axe checks accessibility rules and html-validate the structure; our own checks look at focus, size of targets, sideways scrolling and text that is cut off.',
        'The main ways through the site are walked again with scripts turned off.',
      ],
    },
    limits: {
      title: 'What is still missing',
      items: [
        'Automatic checks find only part of the problems. There has been no formal test yet with people who use screen readers, magnification or sign language.',
        'There has been no test by a third party and no application for an accessibility mark.',
        'Positions and the names of employers and schools are in Chinese only, also on English pages.',
        'There are no sign-language videos. The read-aloud button depends on the browser.',
        'Exported official forms have the prescribed layout with merged cells, which is awkward with a screen reader.',
      ],
    },
    tell: {
      title: 'Tell us about barriers',
      text: 'Say which page it was, what you wanted to do, and what you use. If it is urgent, staff can do it for you.',
    },
    write: 'Message the staff',
  },
};
