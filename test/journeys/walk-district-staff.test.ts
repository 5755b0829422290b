import { walkAs } from './walk.ts';

walkAs('district_staff');
