import type { ComponentChildren } from 'preact';
import type { Actor } from '../../procedure/terms/actors.js';
import type { Certainty } from '../../registry/registry.entities.js';
import { type FieldErrors, Tabs } from '../components/index.js';
import { Page, type PageChrome } from '../layout/index.js';

/** The settings, one address each. */
const VIEWS = [
  { label: '手続', href: '/settings' },
  { label: '構想区域と保健所', href: '/settings/areas' },
  { label: '医療機関', href: '/settings/institutions' },
  { label: '回（日程）', href: '/settings/rounds' },
  { label: '知事・担当の連絡先', href: '/settings/office-contact' },
  { label: '文書の記載', href: '/settings/papers' },
  { label: '閉庁日', href: '/settings/closed-days' },
  { label: '提出書類', href: '/settings/documents' },
  { label: 'B水準の要件', href: '/settings/sub-items' },
  { label: '評価項目', href: '/settings/evaluation-items' },
  { label: '年度替わりの引継ぎ', href: '/settings/handover' },
] as const;

export interface SettingsFrameProps {
  chrome: PageChrome;
  /** Address of the view. */
  view: (typeof VIEWS)[number]['href'];
  errors?: FieldErrors;
  children: ComponentChildren;
}

/** A view of the settings with the way to the others. */
export function SettingsFrame({ chrome, view, errors, children }: SettingsFrameProps) {
  const { label } = VIEWS.find(({ href }) => href === view)!;
  return (
    <Page
      {...chrome}
      title={`設定：${label}`}
      breadcrumbs={[{ label: 'ホーム', href: '/' }, { label: '設定' }]}
      errors={errors}
      wide
    >
      <Tabs label="設定の種類" tabs={VIEWS.map((each) => ({ ...each, current: each.href === view }))} />
      {children}
      <p>
        <a href="/forms">様式の一覧と見本</a>：この都道府県の様式番号・表題・確からしさ
      </p>
    </Page>
  );
}

/** Whether an entry was confirmed; unconfirmed ones must catch the eye before somebody relies on them. */
export function CertaintyMark({ certainty }: { certainty: Certainty }) {
  return certainty === 'confirmed' ? <span>確認済</span> : <span class="tag tag--waiting">未確認</span>;
}

/** Whether the person may change what the settings show: whoever decides on applications only reads them. */
export function mayEdit(actor: Pick<Actor, 'role'> | undefined): boolean {
  return actor?.role !== 'prefectureApprover';
}
