import { Injectable, ParseUUIDPipe } from '@nestjs/common';

/** The id of a row in an address, as the database writes it: in capitals it would be another text, though not another row. */
@Injectable()
export class RowIdPipe extends ParseUUIDPipe {
  override async transform(value: string): Promise<string> {
    await super.transform(value, { type: 'param' });
    return value.toLowerCase();
  }
}
