/** Students: their record as 附件1 and 附件2 have it, what their certificate says, and the needs that they confirm. */
export { addStudent, type Added, type NewStudent } from './add-student.ts';
export { answerNeed, singleAnswers } from './answer-need.ts';
export type { NeedsBrought, StudentFacts, StudentToBring } from './bring-facts.ts';
export {
  studentsMeant,
  studentsOf,
  type StudentOnRecord,
  type StudentsFilter,
  type StudentsWanted,
} from './bring-known.ts';
export { bringStudents, listNumber } from './bring-students.ts';
export { changeDisability } from './change-disability.ts';
export { changeStudent } from './change-student.ts';
export { confirmNeeds } from './confirm-needs.ts';
export { consentsOf, disabilityConsentEdition, giveConsent, hasWithdrawn } from './consents.ts';
export { isHerself, ownStudentId, studentNumbered, studentWithId, thingOf, type Student } from './find-student.ts';
export { noteView } from './note-view.ts';
export { nextIds, nextNumbers } from './numbers.ts';
export { studentCards, type StudentCard } from './reads-list.ts';
export { reachOfStudents, type Reach } from './reads-reach.ts';
export { openRecord } from './reads-record.ts';
export { twinsOf, type Twin, type Twins } from './reads-twins.ts';
export { countReveal } from './reveal-field.ts';
export { othersStudent } from './routes-around.ts';
export { readReason } from './routes-read-reason.ts';
export {
  contactFields,
  districtOf,
  maskCertificate,
  maskContact,
  readLandline,
  readMail,
  readMonth,
  readPhone,
  type Contact,
  type ContactField,
} from './rules.ts';
export { checkDisability, disabilityFields, type Component, type Disability } from './rules-disability.ts';
export { contactWhys, disabilityWhys, whys, type Reason, type Why } from './rules-reasons.ts';
export { isSame, type StudentRecord } from './rules-record.ts';
export { sortKeyOf } from './sort-key.ts';
export { openDisability, storeDisability } from './store-disability.ts';
export { genders, type NeedAnswer, type NeedAnswers } from './tables.ts';
export { studentRoutes } from './routes.tsx';
