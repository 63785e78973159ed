import type { CaseView } from '../../applications/queries/case-view.js';
import type { StoredFileInfo } from '../../documents/stored-file.service.js';
import { Flag, Instant, Many, Text, Uuid, Whole, Word } from '../parts/described.js';

/** A stored version of a file. */
export class StoredFileJson {
  @Uuid('ファイルの番号（GET /api/files/{id}）') id!: string;
  @Word('添付か、発出文書か、都道府県・保健所の議事録・照会の資料か', ['attachment', 'issued', 'office'])
  purpose!: string;
  @Text('提出書類の番号（添付のとき）', { nullable: true }) requirementId!: string | null;
  @Text('様式の識別子（発出文書のとき）', { nullable: true }) formId!: string | null;
  @Whole('版（添付のときは、その書類の何番目のファイルか）') version!: number;
  @Text('表題') title!: string;
  @Text('ファイル名') fileName!: string;
  @Text('種類（MIME）') mediaType!: string;
  @Whole('大きさ（バイト）') size!: number;
  @Text('SHA-256（16進）') sha256!: string;
  @Text('登録した人の所属') createdByOffice!: string;
  @Instant('登録の日時') createdAt!: string;
  @Text('取り下げた理由（取り下げたファイルのとき）', { nullable: true }) withdrawnFor!: string | null;
}

/** A row of the list of documents, as it applies to one case. */
export class RequiredDocumentJson {
  @Text('書類の番号（例：D05）') id!: string;
  @Text('書類の名前') name!: string;
  @Text('様式番号', { nullable: true }) form!: string | null;
  @Word('画面の入力によるか、ファイルによるか', ['screen', 'file']) suppliedBy!: string;
  @Flag('この申請で必要か') needed!: boolean;
  @Text('必要・不要の理由') reason!: string;
  @Text('根拠') legalBasis!: string;
  @Word('一覧の行の確からしさ', ['confirmed', 'unconfirmed']) certainty!: string;
  @Flag('ファイルがあるか') attached!: boolean;
  @Many(StoredFileJson, '申請とともに提出するファイル（添付した順）') files!: StoredFileJson[];
  @Many(StoredFileJson, '取り下げた、差し替えた、又は提出していないファイル（新しい順）') others!: StoredFileJson[];
}

export function storedFileJson(file: StoredFileInfo): StoredFileJson {
  const {
    id,
    purpose,
    requirementId,
    formId,
    version,
    title,
    fileName,
    mediaType,
    size,
    sha256,
    createdByOffice,
    createdAt,
    withdrawal,
  } = file;
  return {
    id,
    purpose,
    requirementId,
    formId,
    version,
    title,
    fileName,
    mediaType,
    size,
    sha256,
    createdByOffice,
    createdAt: createdAt.toISOString(),
    withdrawnFor: withdrawal?.reason ?? null,
  };
}

export function requiredDocumentJson({
  requirement,
  needed,
  reason,
  legalBasis,
  attached,
  files,
  others,
}: CaseView['documents']['required'][number]): RequiredDocumentJson {
  const { id, name, form, suppliedBy, certainty } = requirement;
  return {
    id,
    name,
    form,
    suppliedBy,
    needed,
    reason,
    legalBasis,
    certainty,
    attached,
    files: files.map(storedFileJson),
    others: others.map(storedFileJson),
  };
}
