import type { Words } from '../index.ts';

export const disability: Words['disability'] = {
  title: 'Disability facts',
  fields: {
    certificate: 'Certificate number',
    category: 'Category',
    level: 'Level',
    components: 'Multiple: made up of',
    devices: 'Assistive devices used',
    other_device: 'Another assistive device',
    consent: 'Consent',
  },
  ask: {
    lead: 'The law protects what is on this page strictly. Say first why you need it.',
    noticeTitle: 'This look is written down',
    notice: 'Who looked, when and why is written down, and the student can see it. Look only when the work needs it.',
    act: 'Write it down and show',
    back: 'Back to the record',
  },
  view: {
    unmask: 'Show the whole number',
    unmaskNote: 'This makes an entry of its own.',
    change: 'Correct the disability facts',
    changeLead:
      'Compare with the certificate. Category and level have to equal its 19th and 20th digits; leave the number empty to keep it.',
    save: 'Save the correction',
    none: 'Nothing is on record yet.',
    withdrawn: 'The student withdrew consent. These facts were deleted, and staff cannot fill them in again.',
  },
  form: {
    certificate: '20 characters, as on the certificate.',
    kept: (mask) => `On record: ${mask}. Leave empty to keep it.`,
    removeCertificate: 'Delete the number on record',
    fromCertificate: 'With a number you need not choose: its 19th and 20th digits say it.',
    components: 'For multiple disability only: which kinds, and at which level each.',
    notIncluded: 'Not included',
    levelUnknown: 'Level not known',
    devices: 'Several are possible. They only decide which needs are asked about first.',
    other_device: 'Write here what is not listed above.',
  },
  own: {
    lead: 'You decide whether to fill this in. You can look for positions and confirm your needs without it.',
    purposeTitle: 'What it is for, and who can see it',
    purposes: [
      'To check whether you qualify for programmes that are open to certificate holders only.',
      'To decide which needs we ask about first; where a position names a category as welcome, its fit is slightly higher.',
      'Only staff of the city’s and your district’s agency can look, each time with a reason, and you can see who did.',
      'Teachers and employers cannot see it here.',
    ],
    consent: 'I agree that the employment service agency keeps and uses my disability facts for the purposes above',
    consentNote: 'You can withdraw at any time.',
    given: (day) => `You agreed on ${day}.`,
    notGiven:
      'These facts came with a workbook of your school or district, or staff filled them in; you have not agreed yet. Check them below and agree, or have them deleted.',
    change: 'Check and change',
    save: 'Save and agree',
    saveAgain: 'Save',
    withdraw: 'Withdraw consent',
    refuse: 'Do not agree, and delete these facts',
    withdrawTitle: 'Withdraw consent',
    withdrawLead:
      'Your certificate number, category, level and devices are then deleted here at once, and staff cannot fill them in again.',
    withdrawNote:
      'The needs that you confirmed stay. What your school and the federation keep themselves stays with them. You can agree again later.',
    withdrawAct: 'Withdraw and delete',
    keep: 'Do not withdraw',
    withdrawn: (day) => `You withdrew your consent on ${day}, and the facts were deleted.`,
  },
};
