/** Organizations: employers, whom staff know by their credit code, and schools. */
export { addEmployer, type NewEmployer } from './add-employer.ts';
export { approveEmployer, employerRequestOf, type EmployerRequest, type Link } from './approve-employer.ts';
export { bringEmployers, type EmployerToBring } from './bring-employers.ts';
export { bringSchools } from './bring-schools.ts';
export { changeEmployer, type EmployerChange } from './change-employer.ts';
export { foldOrganization } from './fold-organization.ts';
export { openEmployerPhone, revealEmployerPhone } from './phone.ts';
export {
  employerOf,
  employersFor,
  employersLike,
  employersNamed,
  findEmployer,
  ownEmployerId,
  type Employer,
  type EmployerLine,
  type EmployersPage,
  type FoundEmployer,
  type NamedEmployer,
} from './reads.ts';
export { maskPhone, quotaOf, type Quota } from './rules.ts';
export { districtOf, elsewhere, readPlace, type PlaceFields, type ReadPlace } from './rules-place.ts';
export { addSchool, findSchool } from './schools.ts';
export { organizationRoutes } from './routes.tsx';
