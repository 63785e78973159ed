/** What is asked of a pack. */
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsObject,
  IsString,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { type IsoDate, validateIsoDate } from '../../procedure/calendar/days.js';
import { IsRowId } from '../../platform/row-id.js';

/** So many cases are bound into one pack. */
export const MOST_CASES = 500;

const IsDay = () =>
  ValidateBy({
    name: 'isDay',
    validator: { validate: (value) => typeof value === 'string' && validateIsoDate(value) !== null },
  });
const IsGiven = () => ValidateIf((_, value) => value !== undefined);

export class PackSession {
  @IsIn(['measuresCouncil', 'medicalCouncil'])
  council!: 'measuresCouncil' | 'medicalCouncil';

  @IsString()
  meetingName!: string;

  @ValidateIf((_, value) => value !== null)
  @IsDay()
  heldOn!: IsoDate | null;
}

export class PackNotice {
  /** '' for none. */
  @IsString()
  number!: string;

  @IsDay()
  date!: IsoDate;
}

export class PackInput {
  @IsArray()
  @ArrayMaxSize(MOST_CASES)
  @IsRowId({ each: true })
  caseIds!: string[];

  /** 対策協・審議会資料 only. */
  @IsGiven()
  @IsObject()
  @ValidateNested()
  @Type(() => PackSession)
  session?: PackSession;

  /** 公示文 only. */
  @IsGiven()
  @IsObject()
  @ValidateNested()
  @Type(() => PackNotice)
  publicNotice?: PackNotice;

  /** Of what was asked about because it looked strange what was confirmed; absent where nothing was. */
  @IsGiven()
  @IsArray()
  @IsString({ each: true })
  confirmed?: string[];
}
