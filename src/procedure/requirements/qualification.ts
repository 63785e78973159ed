/** Whether the figures and results a hospital states qualify it for the B sub-items it chose (法113①, 則80). */
import { resultTextOf } from '../fields/b.js';
import type { ContentB } from '../fields/content.js';
import { type BSubItem, needsForm5_1, type SubItemRules } from '../fields/b-sub-items.js';

interface QualifiedItem {
  code: string;
  label: string;
  legalBasis: string;
  met: boolean;
  /** Japanese: why it is met or not. */
  reason: string;
  /** Japanese: what to enter or choose instead; '' when it is met. */
  hint: string;
}

export interface Qualification {
  /** At least one sub-item is chosen and every chosen one is met. */
  qualified: boolean;
  items: QualifiedItem[];
}

type Finding = Pick<QualifiedItem, 'met' | 'reason' | 'hint'>;

/** Judges every chosen sub-item, in the order of the profile; codes the profile does not know come last, unmet. */
export function qualifyB(content: ContentB, profile: SubItemRules): Qualification {
  const known = profile.subItems
    .filter(({ code }) => content.subItems.includes(code))
    .map((item) => ({
      code: item.code,
      label: item.label,
      legalBasis: item.legalBasis,
      ...judge(item, content, profile),
    }));
  const unknown = content.subItems
    .filter((code) => !profile.subItems.some((item) => item.code === code))
    .map((code) => ({
      code,
      label: code,
      legalBasis: '法113①',
      met: false,
      reason: 'この都道府県の小項目の一覧にない記号です。',
      hint: '一覧から小項目を選び直してください。',
    }));
  const items = [...known, ...unknown];
  return { qualified: items.length > 0 && items.every(({ met }) => met), items };
}

function judge(item: BSubItem, content: ContentB, profile: SubItemRules): Finding {
  switch (item.criterion) {
    case 'standing':
      return met(`「${item.label}」としての位置づけによります。都道府県が名簿と照らし合わせます。`);
    case 'emergencyFigures':
      return judgeEmergency(content.emergency, profile);
    case 'results':
      if (!needsForm5_1(item, content))
        return met('医療計画の別表に掲載されています。都道府県が別表と照らし合わせます。');
      return judgeResults(item, content, '年間の実績を入力しています。');
    case 'individualFinding':
      return judgeResults(
        item,
        content,
        '業務の内容と実績を入力しています。該当するかは知事が個別に確認します（則80三）。',
      );
  }
}

function judgeResults(item: BSubItem, content: ContentB, reason: string): Finding {
  const text = resultTextOf(content.results, item.code);
  if (text.trim() !== '') return met(reason);
  const listed = item.form5_1.startsWith('unlessListed')
    ? '医療計画の別表に掲載されているときは、掲載ありを選んでください。'
    : '';
  return {
    met: false,
    reason: '年間の実績が入力されていません。',
    hint: `この小項目の業務の内容と、年間の件数・人数などの実績を入力してください。${listed}`,
  };
}

/** 二次救急: figures of either kind, and an important role in 5疾病・事業 (法30の4②四・五). */
function judgeEmergency(emergency: ContentB['emergency'], { subItems, emergencyThresholds }: SubItemRules): Finding {
  const figures = [
    {
      value: emergency.ambulances,
      enough: emergencyThresholds.ambulancesPerYear,
      name: '救急車の受入件数',
      unit: '件',
    },
    {
      value: emergency.offHoursAdmissions,
      enough: emergencyThresholds.offHoursAdmissionsPerYear,
      name: '時間外等に受診し直ちに入院した患者数',
      unit: '人',
    },
  ];
  const inWords = figures.map(({ name, value, unit, enough }) => {
    const stated = value === null ? '未入力' : `${grouped(value)}${unit}`;
    return `${name} ${stated}（年${grouped(enough)}${unit}以上）`;
  });
  const reason = `${inWords.join('、')}、5疾病・事業での重要な役割 ${emergency.importantRole ? 'あり' : 'なし'}`;

  const reached = figures.some(({ value, enough }) => value !== null && value >= enough);
  if (reached && emergency.importantRole) return met(`${reason}。要件を満たします。`);

  const missing = figures.filter(({ value }) => value === null).map(({ name }) => name);
  const hints: string[] = [];
  if (!reached && missing.length > 0)
    hints.push(`${missing.join('か')}を入力してください（どちらか一方が届けば足ります）。`);
  if (!emergency.importantRole) {
    hints.push('5疾病・事業（法30の4②四・五）の確保について重要な役割があれば、その役割を入力してください。');
  }
  const otherwise = subItems.find(({ criterion }) => criterion === 'individualFinding');
  if (otherwise)
    hints.push(`要件に届かない二次救急医療機関は、${otherwise.code}「${otherwise.label}」で申請できます。`);
  return { met: false, reason: `${reason}。要件に届いていません。`, hint: hints.join('') };
}

function met(reason: string): Finding {
  return { met: true, reason, hint: '' };
}

function grouped(value: number): string {
  return value.toLocaleString('ja-JP');
}
