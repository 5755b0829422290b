import { walkAs } from './walk.ts';

walkAs('employer');
