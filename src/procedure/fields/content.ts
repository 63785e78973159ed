/**
 * What the hospital writes in its application (様式1〜9), by kind.
 * Half-filled content is always storable: text defaults to '', numbers and dates to null.
 * What is missing is said by `contentProblems`, only when the case is submitted or checked.
 */
import type { IsoDate } from '../calendar/days.js';

/** Fields every application has. */
export interface CommonContent {
  /** Person the prefecture phones. */
  contactName: string;
  contactPhone: string;
  /** 指定に係る業務の内容 (則81①五, 95①, 102①); 連携B has no such item (則88①). */
  business: string;
  /** Why doctors must work long hours (様式5-2・7・8), or why the dispatch is needed (様式6). */
  longHoursReason: string;
  /** 様式9 誓約書 (法113③三). */
  pledge: { agreed: boolean; pledgedOn: IsoDate | null };
  /** Referral for a labour-law violation that was made public (令14, 則82②). */
  violation: { exists: boolean; referredOn: IsoDate | null; publishedOn: IsoDate | null };
  /** 業務変更 only: what changes and why (則85③). */
  change: { matters: string; reason: string };
}

/** B水準. */
export interface ContentB extends CommonContent {
  kind: 'B';
  /** Codes of the B sub-items applied for, e.g. '(1)イ'. */
  subItems: string[];
  /** Yearly results behind (1)イ; the period is stated because the source names none. */
  emergency: {
    periodFrom: IsoDate | null;
    periodTo: IsoDate | null;
    /** 救急車受入件数, cases a year. */
    ambulances: number | null;
    helicopterIncluded: boolean;
    /** 時間外等に受診し直ちに入院した患者数, patients a year. */
    offHoursAdmissions: number | null;
    /** 5疾病・事業の確保について重要な役割 (法30の4②四・五). */
    importantRole: boolean;
    importantRoleDetail: string;
  };
  /** 医療計画 第8章 別表5 (脳卒中) / 別表7 (心血管疾患) list this hospital. */
  listedInTable5: boolean;
  listedInTable7: boolean;
  /** 年間実績 of sub-items other than (1)イ, one text for each code. */
  results: { code: string; text: string }[];
  /** 地域の医療提供体制の構築方針における役割 (確認様式1). */
  regionalRole: string;
}

/** 連携B水準. */
export interface ContentRenkeiB extends CommonContent {
  kind: 'RENKEI_B';
  destinations: {
    institutionName: string;
    planningAreaId: string;
    department: string;
    /** 延べ派遣人数, persons a year. */
    persons: number | null;
    /** 派遣延べ日数, days a year. */
    days: number | null;
  }[];
}

/** C-1水準. */
export interface ContentC1 extends CommonContent {
  kind: 'C1';
  /** 臨床研修 (法119①一). */
  clinicalTraining: boolean;
  /** 専門研修 (法119①二). */
  specialtyTraining: boolean;
  programmes: { name: string; trainees: number | null }[];
  /** Doctors of the specialty programme will work under C-1 (then the programme itself is required). */
  specialtyTraineesApplied: boolean;
  /** 研修を効率的に行うための取組 (則96①二ロ). */
  efficiencyMeasures: string;
}

/** C-2水準. */
export interface ContentC2 extends CommonContent {
  kind: 'C2';
  /** 特定分野 (法120①). */
  field: string;
  /** 教育研修環境についての大臣確認 (法120①). */
  environmentConfirmedOn: IsoDate | null;
  environmentConfirmationNo: string;
  /** Doctors to whom C-2 applies at once after designation, each with a confirmed plan (則101①). */
  doctors: { name: string; planFrom: IsoDate | null; planTo: IsoDate | null; confirmedOn: IsoDate | null }[];
  supervision: string;
}

export type ApplicationContent = ContentB | ContentRenkeiB | ContentC1 | ContentC2;
