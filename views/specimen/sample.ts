import type { Lang } from '../page.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

export const sampleFor = (lang: Lang) => (lang === 'en' ? en : zh);

/** Names stay Chinese in both languages. */
export const positions = [
  '数据治理工程师（初级）',
  '无障碍测试专员',
  '软件测试工程师',
  '馆藏数据整理（实习）',
  '信息系统运维',
  '智能硬件装调',
];
export const nearPositions = ['前端开发工程师', '教务系统管理员', '数据分析助理'];
export const employers = [
  '清禾云图科技有限公司',
  '明廊信息技术有限公司',
  '澜桥软件（北京）有限公司',
  '京畿档案服务中心',
  '燕岭能源信息有限公司',
  '衡远智能装备有限公司',
];
export const nearEmployers = ['拾光网络科技有限公司', '京西职业培训学校', '知禾咨询有限公司'];
export const places = ['海淀区上地', '朝阳区望京', '丰台区科技园', '海淀区学院路', '海淀区清河', '丰台区花乡'];
export const districts = ['海淀区', '朝阳区', '丰台区', '西城区'];
export const students = ['韩乐安', '林晓雨', '贺一鸣', '单嘉木', '曾以宁'];
