import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Config } from '../platform/config.js';
import { RegistryModule } from '../registry/registry.module.js';
import { CaseReaders } from './case-readers.js';
import { DocumentDownload } from './entities/document-download.js';
import { StoredFile } from './entities/stored-file.js';
import { WithdrawnFile } from './entities/withdrawn-file.js';
import { FileCheck } from './file-check.js';
import { FormRenderer } from './form-renderer.js';
import { IssuedDocuments } from './issued-documents.js';
import { PackRenderer } from './pack-renderer.js';
import { DocumentSender } from './send-delivery.js';
import { StoredFileService } from './stored-file.service.js';
import { Uploads } from './uploads.js';

/** Uploaded files and issued documents. */
@Module({
  imports: [RegistryModule, TypeOrmModule.forFeature([StoredFile, DocumentDownload, WithdrawnFile])],
  providers: [
    CaseReaders,
    StoredFileService,
    IssuedDocuments,
    DocumentSender,
    Uploads,
    {
      provide: FileCheck,
      useFactory: ({ uploadLimitBytes }: Config) => new FileCheck(uploadLimitBytes),
      inject: [Config],
    },
    { provide: FormRenderer, useFactory: () => new FormRenderer() },
    { provide: PackRenderer, useFactory: () => new PackRenderer() },
  ],
  exports: [
    CaseReaders,
    StoredFileService,
    Uploads,
    FileCheck,
    DocumentSender,
    IssuedDocuments,
    FormRenderer,
    PackRenderer,
  ],
})
export class DocumentsModule {}
