import type { StoredFileInfo } from '../../documents/stored-file.service.js';
import { ACCEPTED_EXTENSIONS } from '../../documents/file-checks.js';
import { filePath } from '../addresses/case-addresses.js';
import { FileField, type Requirement } from '../components/index.js';

export interface UploadFieldProps {
  name: string;
  label: string;
  requirement: Requirement;
  support?: string;
  /** Stored versions, newest first. */
  files: readonly StoredFileInfo[];
  maxBytes: number;
  errors?: string[];
}

/** The file field of one document of the application, with the version that is there. */
export function UploadField({ name, label, requirement, support, files, maxBytes, errors }: UploadFieldProps) {
  const latest = files[0];
  const current = latest && {
    name: latest.fileName,
    href: filePath(latest.id),
    bytes: latest.size,
    version: latest.version,
  };
  return (
    <FileField
      name={name}
      label={label}
      requirement={requirement}
      support={support}
      extensions={[...ACCEPTED_EXTENSIONS]}
      maxBytes={maxBytes}
      current={current}
      errors={errors}
    />
  );
}
