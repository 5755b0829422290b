import type { Page } from '../page.ts';

/** Labels of all fields in the order of the form, for the summary of errors. */
export function formLabels(page: Page): Record<string, string> {
  const { students, disability } = page.words;
  const { fields, form } = students;
  const place = (name: 'origin_region' | 'household_region' | 'home_region') => ({
    [name]: fields[name],
    [`${name}_place`]: form.otherPlace(fields[name]),
  });
  return {
    another: students.new.twins,
    name: fields.name,
    gender: fields.gender,
    birth_month: fields.birth_month,
    political_status: fields.political_status,
    ...place('origin_region'),
    household_type: fields.household_type,
    ...place('household_region'),
    school: fields.school,
    education: fields.education,
    major: fields.major,
    graduation_year: fields.graduation_year,
    phone: fields.phone,
    landline: fields.landline,
    mail: fields.mail,
    ...place('home_region'),
    home_address: fields.home_address,
    remove: form.remove,
    plan: fields.plan,
    seeks: fields.seeks,
    employer_kinds: fields.employer_kinds,
    regions: fields.regions,
    regions_place: fields.regions_place,
    wage_floor: fields.wage_floor,
    services: fields.services,
    other_service: fields.other_service,
    ...disability.fields,
    registered_on: fields.registered_on,
    remark: fields.remark,
  };
}
