import { bind, Fieldset, type FormState, TextArea, TextField } from '../components/index.js';

const OF_PREFECTURE =
  '例：地医第1234号。空けておくと、番号のない「事務連絡」になります。番号は、同じ年度に一度だけ使えます。';

/** What an officer may write on the letter that the act sends out. */
export function LetterFields({ form, numberSupport = OF_PREFECTURE }: { form: FormState; numberSupport?: string }) {
  return (
    <Fieldset legend="発出する文書">
      <TextField
        {...bind(form, 'documentNumber')}
        label="文書番号"
        requirement="optional"
        support={numberSupport}
        autocomplete="off"
      />
      <TextArea
        {...bind(form, 'preamble')}
        label="前文"
        requirement="optional"
        rows={3}
        support="空けておくと、様式の文のままです。「案を見る（PDF）」で確かめられます。"
      />
    </Fieldset>
  );
}
