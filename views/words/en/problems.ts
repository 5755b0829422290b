import type { Words } from '../index.ts';

export const problems: Words['problems'] = {
  required: () => 'Fill this in',
  not_ticked: () => 'Please tick this',
  none_chosen: () => 'Choose one',
  not_a_choice: () => 'Choose one of the options listed',
  too_long: (figure) => `At most ${figure} characters: shorten it`,
  too_short: (figure) => `At least ${figure} characters`,
  too_small: (figure) => `Not less than ${figure}`,
  too_large: (figure) => `Not more than ${figure}`,
  too_early: (figure) => `Not earlier than ${figure}`,
  too_late: (figure) => `Not later than ${figure}`,
  counted_too_large: (figure) =>
    `Nobody counts more than twice, so not more than ${figure}: check this and the number of all staff`,
  not_a_number: () => 'Write a whole number, without a unit',
  not_a_date: () => 'There is no such day: write it like 2027-06-30',
  not_a_year: () => 'Write the year of graduation with four digits, such as 2027',
  not_a_month: () => 'Write year and month, such as 2004-03',
  not_a_phone: () =>
    'This is no phone number: a mobile number has 11 digits, a landline is written with its area code, such as 010-88001234',
  not_a_mail: () => 'The e-mail address is not complete, such as name@example.edu.cn',
  not_a_certificate: () =>
    'This is not a valid certificate number: it has 20 characters and a check digit. Compare it with the card',
  certificate_category_differs: () => 'The category differs from the 19th digit of the certificate number',
  certificate_level_differs: () => 'The level differs from the 20th digit of the certificate number',
  other_certificate: () =>
    'This record has another certificate number. Check with the student: correct the record, or choose another one',
  certificate_held: () => 'This certificate number is on another record, so it cannot be used. Check with the student',
  not_a_credit_code: () => 'A unified social credit code has 18 characters: compare it with the business licence',
  credit_code_check: () =>
    'The last character of the credit code does not fit the others: one may be miscopied. Compare each with the business licence; if all are right, message the staff',
  not_found: () => 'Not found: try other words or choose from the results',
  no_such_place: () => 'No such place was found: write it in another way, such as 朝阳区 or 浙江杭州',
  taken: () => 'This is already in use: choose another',
  differs: () => 'The two entries differ',
  common_password: () =>
    'This password is too common or too much like your account, so others can guess it: choose another',
  not_a_username: () => 'A username has letters, digits and . _ - only, such as D00001',
  wrong_password: () => 'The account or the password is wrong: try again',
  wrong_code: () => 'This is not the code. It stands in the window of the latest start: copy it from there',
  mail_or_username: () => 'Give an email address or a username',
  expired: () => 'This has expired: ask for a new one',
  anything_and_named: () => '不限 stands beside something named. Keep one of them',
  forbidden_words: (figure) =>
    `“${figure}” may not stand in a posting, which may ask only for what the work requires. Please reword`,
  personal: () =>
    'Leave out phones, mail addresses, certificate numbers and kinds of disability: these words stay in the log for good',
  same_major: () => 'This is the same major. Give another one',
  nobody_ticked: () => 'Tick at least one student',
  look_first: () => 'First look at the matches of these students, then tick each of them',
  no_match: () => 'None of the chosen students is a candidate now. The page of candidates says why',
  list_there: () => 'This position has a list of that name. Choose another name, or add to that list',
  other_district: () => 'This list belongs to a district and takes only its students. Choose another list',
  no_such_number: () => 'There is no such number. Please check it',
  no_such_employer: () =>
    'This employer was not found, or several have that name. Write the full name as on the business licence, or the credit code',
  has_account: () =>
    'This student has an account and needs no invitation. If the password is forgotten, a new one is set from the sign-in page',
  invited_already: () =>
    'An invitation for this student is open already. To send a new one, first take that one back under “Invitations not accepted yet”',
  same_position: () => 'This is the same position. Give the number of another one',
  kept_already: () => 'This is already in use, there is no need to add it again',
  not_a_multiple: (figure) => `Write a multiple of ${figure}`,
  above_better: (figure) => `Not more than the tier before it, which gives ${figure}`,
  sum_too_large: (figure) =>
    `The best tiers of all criteria add up to ${figure}, and 100 is the most: take some points away`,
  too_fine: (figure) => `The best tiers add up to more than ${figure} steps: choose a greater step`,
  unknown_name: (figure) => `There is no “${figure}”: write a name or code as in the list below`,
  compare_first: () => 'Compare it with the rules in force first, and see what it would change',
  twice: (figure) => `“${figure}” stands there twice: take one away`,
  never_individual: () => 'This one counts with care of its own and cannot be made for one person besides',
  choose_or_type: () =>
    'One is chosen above and another one written here. Keep one: for what is written here, leave it for now above',
  file_missing: () => 'Choose a file',
  file_too_large: (figure) => `The file is larger than ${figure}: split it and send it again`,
  file_type: () => 'Only xlsx and csv files can be sent',
};
