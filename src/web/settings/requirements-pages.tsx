import type { BSubItem } from '../../procedure/fields/b-sub-items.js';
import type { ProcedureProfile } from '../../procedure/case/facts.js';
import { KIND_INFO, PROCEDURE_LABEL } from '../../procedure/terms/kinds.js';
import type { EvaluationItem } from '../../registry/evaluation-items.js';
import { DataTable } from '../components/index.js';
import type { PageChrome } from '../layout/index.js';
import { CertaintyMark, SettingsFrame } from '../settings-frame/settings-frame.js';

interface ProfilePageProps {
  chrome: PageChrome;
  profile: ProcedureProfile;
}

/** 提出書類: what an application may need; whether it does is said on each case. */
export function DocumentsPage({ chrome, profile }: ProfilePageProps) {
  return (
    <SettingsFrame chrome={chrome} view="/settings/documents">
      <DataTable
        caption={`提出書類（${profile.documents.length}件）`}
        captionVisible
        columns={[
          { header: '書類', cell: ({ name }) => name },
          { header: '番号', cell: ({ id }) => id, nowrap: true },
          { header: '区分', cell: ({ kinds }) => kinds.map((kind) => KIND_INFO[kind].label).join('、') },
          {
            header: '手続',
            cell: ({ procedures }) => procedures.map((procedure) => PROCEDURE_LABEL[procedure]).join('、'),
          },
          { header: '様式', cell: ({ form }) => form ?? '－', nowrap: true },
          { header: '根拠', cell: ({ legalBasis }) => legalBasis },
          { header: '確認', cell: ({ certainty }) => <CertaintyMark certainty={certainty} />, nowrap: true },
          { header: '備考', cell: ({ note, research }) => `${note}${research}` },
        ]}
        rows={[...profile.documents]}
      />
    </SettingsFrame>
  );
}

const FORM_5_1: Readonly<Record<BSubItem['form5_1'], string>> = {
  exempt: '不要',
  required: '必要',
  unlessListedInTable5: '必要（別表5の掲載機関は不要）',
  unlessListedInTable7: '必要（別表7の掲載機関は不要）',
};

/** The sub-items by which a hospital qualifies for B水準. */
export function SubItemsPage({ chrome, profile }: ProfilePageProps) {
  return (
    <SettingsFrame chrome={chrome} view="/settings/sub-items">
      <DataTable
        caption={`B水準の要件（${profile.subItems.length}件）`}
        captionVisible
        columns={[
          { header: '要件', cell: ({ label }) => label },
          { header: '符号', cell: ({ code }) => code, nowrap: true },
          { header: '分野', cell: ({ group }) => group },
          { header: '根拠', cell: ({ legalBasis }) => legalBasis, nowrap: true },
          { header: '様式5-1', cell: ({ form5_1 }) => FORM_5_1[form5_1] },
          { header: '確認', cell: ({ certainty }) => <CertaintyMark certainty={certainty} />, nowrap: true },
        ]}
        rows={[...profile.subItems]}
      />
    </SettingsFrame>
  );
}

/** The 88 items of the evaluation centre. */
export function EvaluationItemsPage({ chrome, items }: { chrome: PageChrome; items: readonly EvaluationItem[] }) {
  return (
    <SettingsFrame chrome={chrome} view="/settings/evaluation-items">
      <DataTable
        caption={`評価センターの評価項目（${items.length}項目）`}
        captionVisible
        columns={[
          { header: '項目', cell: ({ title }) => title },
          { header: '番号', cell: ({ no }) => no, numeric: true },
          { header: '必須', cell: ({ required }) => (required ? '必須' : '－'), nowrap: true },
          {
            header: '分類',
            cell: ({ subcategory, subcategoryCertainty }) => (
              <>
                {subcategory} <CertaintyMark certainty={subcategoryCertainty} />
              </>
            ),
          },
          {
            header: '確認する資料',
            cell: ({ evidenceDocuments, evidenceCertainty }) => (
              <>
                {evidenceDocuments.join('、')} <CertaintyMark certainty={evidenceCertainty} />
              </>
            ),
          },
          { header: '備考', cell: ({ note }) => note },
          { header: '出典', cell: ({ source }) => source },
        ]}
        rows={[...items]}
      />
    </SettingsFrame>
  );
}
