import type { HealthCentre, IntakeRound, MedicalInstitution, PlanningArea } from '../registry/registry.entities.js';
import { Day, Flag, Many, Text, Uuid, Whole, Word } from './parts/described.js';
import { PageJson } from './parts/page-json.js';

const CERTAINTIES = ['confirmed', 'unconfirmed'];

export class PlanningAreaJson {
  @Text('識別子') id!: string;
  @Text('名称') name!: string;
  @Text('調整会議事務局の保健所') secretariatHealthCentreId!: string;
  @Word('確認済みか', CERTAINTIES) certainty!: string;
}

export class HealthCentreJson {
  @Text('識別子') id!: string;
  @Text('名称') name!: string;
  @Word('設置者', ['prefecture', 'city']) runBy!: string;
  @Word('確認済みか', CERTAINTIES) certainty!: string;
}

export class RoundJson {
  @Uuid('番号') id!: string;
  @Whole('年度（西暦）') fiscalYear!: number;
  @Whole('第何回か') number!: number;
  @Text('名称') label!: string;
  @Day('申請期限') applicationDeadline!: string;
  @Day('調整会議の依頼', { nullable: true }) requestOn!: string | null;
  @Day('調整会議の開催期限', { nullable: true }) councilBy!: string | null;
  @Day('確認結果の報告期限', { nullable: true }) reportBy!: string | null;
  @Text('医療対策協議会の時期。定めがないときは空') measuresCouncil!: string;
  @Text('医療審議会の時期。定めがないときは空') medicalCouncil!: string;
  @Text('指定の時期。定めがないときは空') designation!: string;
  @Day('指定の開始', { nullable: true }) designationFrom!: string | null;
  @Text('備考') note!: string;
  @Word('確認済みか', CERTAINTIES) certainty!: string;
}

export class InstitutionJson {
  @Uuid('番号') id!: string;
  @Text('医療機関コード', { nullable: true }) code!: string | null;
  @Text('名称') name!: string;
  @Text('よみ') kana!: string;
  @Text('開設者') establisherName!: string;
  @Text('管理者') administratorName!: string;
  @Text('所在地') address!: string;
  @Text('二次医療圏') planningAreaId!: string;
  @Text('所管保健所') jurisdictionHealthCentreId!: string;
  @Flag('国の開設か') establishedByState!: boolean;
}

export function planningAreaJson({ id, name, secretariatHealthCentreId, certainty }: PlanningArea): PlanningAreaJson {
  return { id, name, secretariatHealthCentreId, certainty };
}

export function healthCentreJson({ id, name, runBy, certainty }: HealthCentre): HealthCentreJson {
  return { id, name, runBy, certainty };
}

export function roundJson(round: IntakeRound): RoundJson {
  return {
    id: round.id,
    fiscalYear: round.fiscalYear,
    number: round.number,
    label: round.label,
    applicationDeadline: round.applicationDeadline,
    requestOn: round.requestOn,
    councilBy: round.councilBy,
    reportBy: round.reportBy,
    measuresCouncil: round.measuresCouncil,
    medicalCouncil: round.medicalCouncil,
    designation: round.designation,
    designationFrom: round.designationFrom,
    note: round.note,
    certainty: round.certainty,
  };
}

export function institutionJson(institution: MedicalInstitution): InstitutionJson {
  return {
    id: institution.id,
    code: institution.code,
    name: institution.name,
    kana: institution.kana,
    establisherName: institution.establisherName,
    administratorName: institution.administratorName,
    address: institution.address,
    planningAreaId: institution.planningAreaId,
    jurisdictionHealthCentreId: institution.jurisdictionHealthCentreId,
    establishedByState: institution.establishedByState,
  };
}

export class RoundsJson extends PageJson {
  @Many(RoundJson, 'このページの申請回（新しい順）') rows!: RoundJson[];
}

export class InstitutionsJson extends PageJson {
  @Many(InstitutionJson, 'このページの医療機関（よみの順）') rows!: InstitutionJson[];
}
