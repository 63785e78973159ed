import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RegistryModule } from '../registry/registry.module.js';
import { DocumentDownload } from './entities/document-download.js';
import { StoredFile } from './entities/stored-file.js';
import { FormRenderer } from './form-renderer.js';
import { IssuedDocuments } from './issued-documents.js';
import { PackRenderer } from './pack-renderer.js';
import { PdfCheck } from './pdf-check.js';
import { StoredFileService } from './stored-file.service.js';

/** Uploaded files and issued documents. */
@Module({
  imports: [RegistryModule, TypeOrmModule.forFeature([StoredFile, DocumentDownload])],
  providers: [
    StoredFileService,
    IssuedDocuments,
    { provide: PdfCheck, useFactory: () => new PdfCheck() },
    { provide: FormRenderer, useFactory: () => new FormRenderer() },
    { provide: PackRenderer, useFactory: () => new PackRenderer() },
  ],
  exports: [StoredFileService, IssuedDocuments, FormRenderer, PackRenderer],
})
export class DocumentsModule {}
