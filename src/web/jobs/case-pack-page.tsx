import type { ComponentChildren } from 'preact';
import type { CaseRow } from '../../applications/queries/case-rows.js';
import { PACK_TABLE, type PackName } from '../../issuing/packs/pack-table.js';
import { Banner, Button, ButtonLink, ButtonRow, EmptyState, type FormState, PostForm } from '../components/index.js';
import { Page, type PageChrome } from '../layout/index.js';
import { CaseChoice } from './case-choice.js';
import { JOBS_PATH } from '../addresses/job-addresses.js';

/** Cases that were chosen before, but cannot be chosen here. */
export interface CasesAside {
  count: number;
  /** The first of them. */
  names: readonly string[];
}

/** What every such page is shown with. */
export interface CasePackPageProps {
  chrome: PageChrome;
  form: FormState;
  /** The cases to choose from. */
  rows: readonly CaseRow[];
  /** There are more cases than these. */
  more: boolean;
  aside: CasesAside;
  idempotencyKey: string;
}

interface CasePack {
  kind: PackName;
  explanation: string;
  /** Said instead of the form where there is no case to choose. */
  nothing: string;
  choice: { title: string; caption: string };
  /** Why a case cannot be chosen, and what helps. */
  whyAside: string;
  /** The fields of what no case holds. */
  children: ComponentChildren;
}

/** Asks for one pack of several cases: what is to stand on it, then which cases. */
export function CasePackPage({
  chrome,
  form,
  rows,
  more,
  aside,
  idempotencyKey,
  kind,
  explanation,
  nothing,
  choice,
  whyAside,
  children,
}: CasePackPageProps & CasePack) {
  const { label } = PACK_TABLE[kind];
  return (
    <Page
      {...chrome}
      title={`${label}をつくる`}
      breadcrumbs={[{ label: '作業一覧', href: JOBS_PATH }, { label }]}
      errors={form.errors}
      wide
    >
      <p>{explanation}</p>
      {aside.count > 0 && (
        <Banner kind="warning" title={`選んだ申請のうち${aside.count}件は、ここでは選べません`}>
          <p>{whyAside}</p>
          <ul>
            {aside.names.map((name) => (
              <li key={name}>{name}</li>
            ))}
            {aside.count > aside.names.length && <li>ほか{aside.count - aside.names.length}件</li>}
          </ul>
        </Banner>
      )}
      {rows.length === 0 ? (
        <EmptyState text={nothing} action={{ label: '申請一覧を開く', href: '/cases' }} />
      ) : (
        <PostForm action={JOBS_PATH}>
          <input type="hidden" name="kind" value={kind} />
          <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
          {children}
          <CaseChoice form={form} rows={rows} more={more} {...choice} />
          <ButtonRow>
            <Button variant="primary">{label}をつくる</Button>
            <ButtonLink variant="link" href={JOBS_PATH}>
              やめて作業一覧に戻る
            </ButtonLink>
          </ButtonRow>
        </PostForm>
      )}
    </Page>
  );
}
