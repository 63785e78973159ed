import type { StoredFileInfo } from '../../documents/stored-file.service.js';
import { ACCEPTED_EXTENSIONS } from '../../documents/file-checks.js';
import { filePath } from '../addresses/case-addresses.js';
import type { OfferedFile } from './known-before.js';
import { CheckboxGroup, FileField, type Requirement } from '../components/index.js';

export interface UploadFieldProps {
  name: string;
  label: string;
  requirement: Requirement;
  support?: string;
  /** Those that are attached. */
  files: readonly StoredFileInfo[];
  maxBytes: number;
  errors?: string[];
}

/** The choice of a file that another application of the hospital has for the same document; nothing where there is none. */
export function SameFileChoice({ name, offered }: { name: string; offered: readonly OfferedFile[] }) {
  if (offered.length === 0) return null;
  return (
    <CheckboxGroup
      name={name}
      label="前回のファイル"
      requirement="optional"
      support="選ぶと、同じファイルをこの申請にも添付します。上でファイルを選んだときは、そちらを添付します。"
      choices={offered.slice(-1).map(({ id, fileName, source }) => ({ value: id, label: `${fileName}（${source}）` }))}
    />
  );
}

/** Said before a file is chosen: what is bound into one PDF and what is not (see `drawPack`). */
const BOUND = 'PDFと画像は一つのPDFに綴じます。WordとExcelは綴じられず、別添のファイルになります。';

/** The file field of one document of the application, with those that are there. */
export function UploadField({ name, label, requirement, support, files, maxBytes, errors }: UploadFieldProps) {
  const current = files.map(({ id, fileName, size }) => ({ name: fileName, href: filePath(id), bytes: size }));
  return (
    <FileField
      name={name}
      label={label}
      requirement={requirement}
      support={[support, BOUND].filter(Boolean).join('')}
      extensions={[...ACCEPTED_EXTENSIONS]}
      maxBytes={maxBytes}
      current={current}
      errors={errors}
    />
  );
}
