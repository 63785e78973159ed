/** EDIT_CONTENT: the content of an application, one class for each kind. Half-filled content is fine. */
import type { Kind } from '../../procedure/terms/kinds.js';
import { Day, Flag, Group, Ids, Line, Rows, Text, WholeNumber } from './fields.js';

class PledgeInput {
  @Flag('誓約') agreed?: boolean;
  @Day('誓約の日') pledgedOn?: string | null;
}

class ViolationInput {
  @Flag('送致等の有無') exists?: boolean;
  @Day('送致等の日') referredOn?: string | null;
  @Day('公表の日') publishedOn?: string | null;
}

class ChangeInput {
  @Text('変更しようとする事項') matters?: string;
  @Text('変更の理由') reason?: string;
}

class CommonContentInput {
  @Line('担当者の氏名') contactName?: string;
  @Line('担当者の電話番号') contactPhone?: string;
  @Text('指定に係る業務の内容') business?: string;
  @Text('長時間労働が必要な理由') longHoursReason?: string;
  @Group(PledgeInput, '誓約書') pledge?: PledgeInput;
  @Group(ViolationInput, '労働関係法令の違反') violation?: ViolationInput;
  @Group(ChangeInput, '業務の変更') change?: ChangeInput;
}

class EmergencyInput {
  @Day('実績の期間の始まり') periodFrom?: string | null;
  @Day('実績の期間の終わり') periodTo?: string | null;
  @WholeNumber('救急車の受入件数') ambulances?: number | null;
  @Flag('ヘリコプターの受入れを含む') helicopterIncluded?: boolean;
  @WholeNumber('時間外等の即入院患者数') offHoursAdmissions?: number | null;
  @Flag('5疾病・事業での重要な役割') importantRole?: boolean;
  @Text('5疾病・事業での役割の内容') importantRoleDetail?: string;
}

class SubItemResultInput {
  @Line('小項目') code = '';
  @Text('年間実績') text = '';
}

class ContentBInput extends CommonContentInput {
  @Ids('小項目') subItems?: string[];
  @Group(EmergencyInput, '救急医療の実績') emergency?: EmergencyInput;
  @Flag('別表5への掲載') listedInTable5?: boolean;
  @Flag('別表7への掲載') listedInTable7?: boolean;
  @Rows(SubItemResultInput, '年間実績') results?: SubItemResultInput[];
  @Text('地域の医療提供体制の構築方針における役割') regionalRole?: string;
}

class DestinationInput {
  @Line('医療機関の名称') institutionName = '';
  @Line('二次医療圏') planningAreaId = '';
  @Line('診療科') department = '';
  @WholeNumber('延べ派遣人数') persons: number | null = null;
  @WholeNumber('派遣延べ日数') days: number | null = null;
}

class ContentRenkeiBInput extends CommonContentInput {
  @Rows(DestinationInput, '派遣先') destinations?: DestinationInput[];
}

class ProgrammeInput {
  @Line('研修プログラムの名称') name = '';
  @WholeNumber('適用予定の人数') trainees: number | null = null;
}

class ContentC1Input extends CommonContentInput {
  @Flag('臨床研修') clinicalTraining?: boolean;
  @Flag('専門研修') specialtyTraining?: boolean;
  @Rows(ProgrammeInput, '研修プログラム') programmes?: ProgrammeInput[];
  @Flag('専攻医への適用') specialtyTraineesApplied?: boolean;
  @Text('研修を効率的に行うための取組') efficiencyMeasures?: string;
}

class SkillDoctorInput {
  @Line('医師の氏名') name = '';
  @Day('技能研修計画の始まり') planFrom: string | null = null;
  @Day('技能研修計画の終わり') planTo: string | null = null;
  @Day('技能研修計画の大臣確認の日') confirmedOn: string | null = null;
}

class ContentC2Input extends CommonContentInput {
  @Line('特定分野') field?: string;
  @Day('教育研修環境の大臣確認の日') environmentConfirmedOn?: string | null;
  @Line('教育研修環境の大臣確認の番号') environmentConfirmationNo?: string;
  @Rows(SkillDoctorInput, '医師') doctors?: SkillDoctorInput[];
  @Text('指導体制') supervision?: string;
}

/** Body of EDIT_CONTENT for each kind. */
export const CONTENT_INPUTS = {
  B: ContentBInput,
  RENKEI_B: ContentRenkeiBInput,
  C1: ContentC1Input,
  C2: ContentC2Input,
} as const satisfies Record<Kind, new () => CommonContentInput>;
