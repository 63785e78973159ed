import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DownloadLog } from './entities/download-log.js';
import { StoredFile } from './entities/stored-file.js';
import { FormRenderer } from './form-renderer.js';
import { IssuedDocuments } from './issued-documents.js';
import { PackRenderer } from './pack-renderer.js';
import { StoredFileService } from './stored-file.service.js';

/** Uploaded files and issued documents. */
@Module({
  imports: [TypeOrmModule.forFeature([StoredFile, DownloadLog])],
  providers: [
    StoredFileService,
    IssuedDocuments,
    { provide: FormRenderer, useFactory: () => new FormRenderer() },
    { provide: PackRenderer, useFactory: () => new PackRenderer() },
  ],
  exports: [StoredFileService, IssuedDocuments, PackRenderer],
})
export class DocumentsModule {}
