import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DownloadLog } from './entities/download-log.js';
import { StoredFile } from './entities/stored-file.js';
import { StoredFileService } from './stored-file.service.js';

/** Uploaded files and issued documents. */
@Module({
  imports: [TypeOrmModule.forFeature([StoredFile, DownloadLog])],
  providers: [StoredFileService],
  exports: [StoredFileService],
})
export class DocumentsModule {}
