import type { CommandRefused } from '../../applications/entities/errors.js';
import type { CaseView } from '../../applications/queries/case-view.js';
import type { StoredFileInfo } from '../../documents/stored-file.service.js';
import { filePath } from '../addresses/case-addresses.js';
import { documentRowId, documentsPath, withdrawalPath } from '../addresses/hospital-addresses.js';
import { formatDateTime, formatFileSize } from '../base/format.js';
import { RefusalNote } from '../case-elements/refusal-note.js';
import {
  bind,
  Button,
  ButtonLink,
  ButtonRow,
  DescriptionTable,
  type FormState,
  type HiddenCommandFieldsProps,
  PostForm,
  TextArea,
} from '../components/index.js';
import type { PageChrome } from '../layout/index.js';
import { CasePage } from './case-frame.js';

export interface WithdrawalPageProps {
  chrome: PageChrome;
  view: CaseView;
  requirement: { id: string; name: string };
  file: StoredFileInfo;
  form: FormState;
  command: HiddenCommandFieldsProps;
  refusal: CommandRefused | null;
}

/** 添付したファイルを取り下げる: one file, what becomes of it, and why. */
export function WithdrawalPage({ chrome, view, requirement, file, form, command, refusal }: WithdrawalPageProps) {
  const { id } = view.application;
  const documents = documentsPath(id);
  return (
    <CasePage
      chrome={chrome}
      view={view}
      title="添付したファイルを取り下げる"
      inPreparation
      crumb={{ label: '提出書類', href: documents }}
      errors={form.errors}
    >
      <RefusalNote conditions={refusal?.conditions ?? []} />
      <DescriptionTable
        caption="取り下げるファイル"
        rows={[
          { label: '書類', value: requirement.name },
          {
            label: 'ファイル',
            value: (
              <>
                <a href={filePath(file.id)}>{file.fileName}</a>（{formatFileSize(file.size)}）
              </>
            ),
          },
          { label: '添付', value: `${formatDateTime(file.createdAt)} ${file.createdByName}` },
        ]}
      />
      <p>取り下げたファイルは、次の提出にも、まとめた文書にも入りません。</p>
      <p>
        ファイルの名前と理由は、申請の「経過」に残ります。都道府県には、一度提出したファイルについてだけ、次の提出の後に示します。
      </p>
      <p>差し替えるときは、取り下げてから、正しいファイルを添付してください。</p>
      <PostForm action={withdrawalPath(id, requirement.id, file.id)} command={command}>
        <TextArea {...bind(form, 'reason')} label="取り下げる理由" requirement="required" rows={3} />
        <ButtonRow>
          <Button variant="danger" busyLabel="取り下げています…">
            取り下げる
          </Button>
          <ButtonLink variant="link" href={`${documents}#${documentRowId(requirement.id)}`}>
            取り下げずに戻る
          </ButtonLink>
        </ButtonRow>
      </PostForm>
    </CasePage>
  );
}
