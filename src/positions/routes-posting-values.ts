import { elsewhere } from '../organizations/index.ts';
import { majorEntryText, regionName, type RegionCode } from '../reference/index.ts';
import type { PositionForReader } from './reads-position.ts';
import { categoryField, demandField, featureField } from './input.ts';
import type { Posting } from './rules-posting.ts';

/** A posting as the fields of its form. `districts` are the codes that the select offers. */
export function valuesOf(posting: Posting, districts: readonly RegionCode[]): Record<string, string> {
  const { region } = posting;
  const here = region !== null && districts.includes(region);
  const text = (value: string | number | null) => String(value ?? '');
  return {
    kind: posting.kind,
    flexible: posting.flexible ? 'yes' : '',
    title: posting.title,
    headcount: text(posting.headcount),
    duties: text(posting.duties),
    education: posting.education,
    majors: posting.majors.map(majorEntryText).join('\n'),
    major_rule: text(posting.major_rule),
    category_reason: text(posting.category_reason),
    district: region === null ? '' : here ? region : elsewhere,
    place: region === null || here ? '' : regionName(region),
    address: text(posting.address),
    wage: posting.wage_min === null && posting.wage_max === null ? 'open' : 'range',
    wage_from: text(posting.wage_min),
    wage_to: text(posting.wage_max),
    closes_on: text(posting.closes_on),
    contact_name: text(posting.contact_name),
    ...fields(posting.demands, demandField),
    ...fields(posting.features, featureField),
    ...Object.fromEntries(posting.categories.map((one) => [categoryField(one.category), String(one.mostSevereLevel)])),
  };
}

const fields = (stated: Readonly<Record<string, string>>, name: (id: string) => string) =>
  Object.fromEntries(Object.entries(stated).map(([id, value]) => [name(id), value]));

type Owned = Pick<PositionForReader['card'], 'number' | 'employerId' | 'employerName' | 'employerKind' | 'baseName'>;

/** A posting as it will be read once it is published, with what is known of the features that it states as before. */
export function previewOf(posting: Posting, owned: Owned, before: PositionForReader | null): PositionForReader {
  const known = [...(before?.evidence ?? [])].filter(
    ([feature]) => before?.card.features[feature] === posting.features[feature],
  );
  return {
    card: {
      ...owned,
      id: 0,
      title: posting.title,
      kind: posting.kind,
      flexible: posting.flexible,
      state: 'open',
      region: posting.region,
      address: posting.address,
      education: posting.education,
      wageMin: posting.wage_min,
      wageMax: posting.wage_max,
      wageText: posting.wage_text,
      closesOn: posting.closes_on,
      publishedOn: null,
      headcount: posting.headcount,
      taken: 0,
      features: posting.features,
      demands: posting.demands,
    },
    open: true,
    duties: posting.duties,
    majors: posting.majors,
    majorRule: posting.major_rule,
    limitedTo: [],
    limitReason: null,
    evidence: new Map(known),
    manage: null,
  };
}
