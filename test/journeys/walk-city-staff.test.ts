import { walkAs } from './walk.ts';

walkAs('city_staff');
