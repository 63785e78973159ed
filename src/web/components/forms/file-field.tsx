import { formatFileSize } from '../../base/format.js';
import { describe, FieldFrame, type FieldProps } from './field-frame.js';
import { fieldId } from './form-state.js';

export interface FileFieldProps extends FieldProps {
  /** Allowed file name endings, e.g. ['.pdf', '.xlsx']. */
  extensions: string[];
  /** Largest size in bytes. */
  maxBytes: number;
  /** The file handed in earlier; a new one becomes the next version and never overwrites it. */
  current?: { name: string; href: string; bytes: number; version: number };
}

/** One file. The form around it must be `multipart`. */
export function FileField({ extensions, maxBytes, current, ...rest }: FileFieldProps) {
  const limits = `${extensions.map((extension) => extension.replace('.', '').toUpperCase()).join('・')}、${formatFileSize(maxBytes)}まで`;
  const field = {
    ...rest,
    support: rest.support ? (
      <>
        {rest.support}
        <br />
        {limits}
      </>
    ) : (
      limits
    ),
  };
  return (
    <FieldFrame field={field}>
      {current && (
        <p class="file-current">
          提出済み：<a href={current.href}>{current.name}</a>（第{current.version}版、{formatFileSize(current.bytes)}）
          選び直すと第{current.version + 1}版として加わります。
        </p>
      )}
      <input
        class="input input--file"
        id={fieldId(field.name)}
        name={field.name}
        type="file"
        accept={extensions.join(',')}
        {...describe(field)}
      />
    </FieldFrame>
  );
}
