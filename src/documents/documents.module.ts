import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RegistryModule } from '../registry/registry.module.js';
import { DocumentDownload } from './entities/document-download.js';
import { StoredFile } from './entities/stored-file.js';
import { FormRenderer } from './form-renderer.js';
import { IssuedDocuments } from './issued-documents.js';
import { StoredFileService } from './stored-file.service.js';

/** Uploaded files and issued documents. */
@Module({
  imports: [RegistryModule, TypeOrmModule.forFeature([StoredFile, DocumentDownload])],
  providers: [StoredFileService, IssuedDocuments, { provide: FormRenderer, useFactory: () => new FormRenderer() }],
  exports: [StoredFileService, IssuedDocuments, FormRenderer],
})
export class DocumentsModule {}
