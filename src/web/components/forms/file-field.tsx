import { formatFileSize } from '../../base/format.js';
import { describe, FieldFrame, type FieldProps } from './field-frame.js';
import { fieldId } from './form-state.js';

export interface FileFieldProps extends FieldProps {
  /** Allowed file name endings, e.g. ['.pdf', '.xlsx']. */
  extensions: string[];
  /** Largest size in bytes. */
  maxBytes: number;
  /** The files handed in earlier; a new one comes beside them. */
  current?: readonly { name: string; href: string; bytes: number }[];
}

/** One file. The form around it must be `multipart`. */
export function FileField({ extensions, maxBytes, current = [], ...rest }: FileFieldProps) {
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
      {current.length > 0 && (
        <div class="file-current">
          <p>添付済みのファイルです。選んだファイルは、これに加わります。</p>
          <ul class="task-parts">
            {current.map(({ name, href, bytes }) => (
              <li>
                <a href={href}>{name}</a>（{formatFileSize(bytes)}）
              </li>
            ))}
          </ul>
        </div>
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
