# Words that every room uses: days, names of languages, files.

date = { $day } de { $month ->
    [m1] janeiro
    [m2] fevereiro
    [m3] março
    [m4] abril
    [m5] maio
    [m6] junho
    [m7] julho
    [m8] agosto
    [m9] setembro
    [m10] outubro
    [m11] novembro
    [m12] dezembro
   *[other] { $month }
} de { $year }

lang-en = inglês
lang-en-GB = inglês (Reino Unido)
lang-en-US = inglês (Estados Unidos)
lang-pt = português
lang-pt-PT = português (Portugal)
lang-pt-BR = português (Brasil)
lang-pt-AO = português (Angola)
lang-pt-MZ = português (Moçambique)
lang-pt-MO = português (Macau)
lang-zh = chinês
lang-zh-Hans = chinês (simplificado)
lang-zh-Hant = chinês (tradicional)
lang-zh-CN = chinês (China continental)
lang-zh-SG = chinês (Singapura)
lang-zh-TW = chinês (Taiwan)
lang-zh-HK = chinês (Hong Kong)
lang-zh-MO = chinês (Macau)

error-file-missing = { $file }: o ficheiro não existe. Verifique o caminho.
error-file-is-directory = { $file } é uma pasta, não um ficheiro. Indique um ficheiro dentro dela.
error-file-unreadable =
    { $file }: não é possível ler o ficheiro ({ $reason ->
        [log] os ficheiros do registo, que ficam ao lado, não podem ser abertos nem criados
       *[other] { $reason }
    }). Verifique as permissões do ficheiro e da pasta.
error-file-unwritable = { $file }: não é possível gravar o ficheiro ({ $reason }). Nada foi alterado. Verifique o espaço livre e as permissões da pasta.
error-file-too-large = { $file }: ultrapassa os { $limit } MB que é possível processar. Divida o ficheiro e tente de novo.
error-file-empty = { $file }: o ficheiro não contém texto. Verifique se a página foi guardada por inteiro.
error-file-changed-by-person = { $file } foi alterado depois de o Cotejo o ter gravado e ficou como estava. Mude-o de lugar ou repita o comando com --force: o conteúdo atual fica guardado ao lado. Um ficheiro em tradução (.xlf) atualiza-se com pretranslate e --update.
error-file-not-ours = { $file } já existe e nada indica que tenha sido o Cotejo a gravá-lo; ficou como estava. Mude-o de lugar ou repita o comando com --force: o conteúdo atual fica guardado ao lado.
error-folder-of-another = { $folder } tem os ficheiros de outro documento, { $document }. Escolha outra pasta com --out.
notice-file-kept = { $file } foi substituído; o conteúdo anterior está guardado em { $kept }.
notice-folder-taken = { $folder } tem os ficheiros de outro documento, { $document }; os desta notícia estão em { $instead }.
error-file-busy = Outro processo está há muito tempo a gravar { $file }, que ficou como estava. Tente de novo quando ele terminar.
error-format-unknown = { $file }: { $found ->
    [name] nenhum dos formatos que o Cotejo grava usa ficheiros com um nome assim.
    [zip] trata-se de um arquivo ZIP sem nenhum documento que o Cotejo leia. Descomprima-o primeiro.
    [pptx] trata-se de um ficheiro do PowerPoint, que o Cotejo não lê.
    [odt] trata-se de um ficheiro OpenDocument (LibreOffice), que o Cotejo não lê. Guarde-o em .docx.
    [epub] trata-se de um livro EPUB, que o Cotejo não lê.
    [pdf] trata-se de um ficheiro PDF, que o Cotejo não lê.
    [ole] trata-se de um ficheiro antigo do Office (.doc, .xls), que o Cotejo não lê. Guarde-o em .docx.
    [encrypted] este ficheiro está protegido por palavra-passe. Abra-o, retire a palavra-passe (Ficheiro, Informações, Proteger) e guarde-o.
    [json-settings] este ficheiro contém definições de um programa (JSON) e não mensagens para pessoas.
    [json-data] este ficheiro contém dados (JSON) e não um catálogo de mensagens.
    [gzip] trata-se de um ficheiro comprimido. Descomprima-o primeiro.
   *[other] o Cotejo não conhece este tipo de ficheiro.
} O Cotejo trabalha com ficheiros HTML, do Word (.docx), de texto simples, Markdown, de legendas (SRT, VTT), TMX, XLIFF, PO, JSON, ARB, RSS, WordPress e Fluent, e com glossários (CSV, TSV, XLSX, TBX).
error-format-cannot = { $file }: { $format ->
    [html] um ficheiro HTML
    [docx] um ficheiro do Word
    [text] um ficheiro de texto simples
    [srt] um ficheiro de legendas SubRip
    [vtt] um ficheiro de legendas WebVTT
    [po] um catálogo do gettext (PO)
    [feed] um feed (RSS, Atom, WordPress)
    [json] um catálogo em JSON
    [arb] um catálogo ARB
    [markdown] um ficheiro Markdown
    [tmx] um ficheiro TMX
    [xliff] um ficheiro XLIFF
    [xliff-1] um ficheiro XLIFF 1.2
    [fluent] um ficheiro Fluent
    [terms] uma base terminológica
    [csv] um glossário em tabela (CSV)
    [xlsx] um glossário num ficheiro do Excel
    [docx-table] uma tabela para revisão (DOCX)
    [xlsx-table] uma tabela para revisão (XLSX)
    [csv-table] uma tabela para revisão (CSV)
    [tbx] um glossário TBX
   *[other] um ficheiro { $format }
} não serve aqui; é preciso { $capability ->
    [document] um documento para traduzir (Word, HTML, Markdown, texto, legendas ou um catálogo JSON)
    [memory] uma memória de tradução (TMX)
    [bilingual] um ficheiro bilingue (XLIFF ou PO)
    [catalogue] um catálogo de mensagens (Fluent)
    [terms] um glossário (TOML, CSV, TSV, XLSX ou TBX)
    [examine] um ficheiro TMX ou XLIFF, para ser examinado
   *[other] outro formato
}.
error-not-what-its-name-says = { $file }: o conteúdo não é { $format ->
    [html] HTML
    [docx] um ficheiro do Word
    [text] texto simples
    [srt] legendas SubRip
    [vtt] legendas WebVTT
    [po] um catálogo do gettext (PO)
    [feed] um feed (RSS, Atom, WordPress)
    [json] um catálogo de mensagens (JSON)
    [arb] um catálogo de mensagens (ARB)
    [markdown] Markdown
    [tmx] TMX
    [xliff] XLIFF
    [xliff-1] XLIFF 1.2
    [fluent] Fluent
    [terms] uma base terminológica
    [csv] uma tabela (CSV)
    [xlsx] um ficheiro do Excel
    [docx-table] uma tabela para revisão (DOCX)
    [xlsx-table] uma tabela para revisão (XLSX)
    [csv-table] uma tabela para revisão (CSV)
    [tbx] TBX
   *[other] { $format }
}, ao contrário do que o nome indica. { $found ->
    [html] Parece uma página Web (HTML).
    [text] Parece texto simples.
    [srt] Parece um ficheiro de legendas (SubRip). Dê-lhe um nome terminado em .srt.
    [vtt] Parece um ficheiro de legendas (WebVTT). Dê-lhe um nome terminado em .vtt.
    [po] Parece um catálogo do gettext. Dê-lhe um nome terminado em .po.
    [feed] Parece um feed ou uma exportação do WordPress. Dê-lhe um nome terminado em .xml.
    [json] Parece um catálogo de mensagens (JSON). Dê-lhe um nome terminado em .json.
    [arb] Parece um catálogo de mensagens (ARB). Dê-lhe um nome terminado em .arb.
    [json-settings] Contém definições de um programa (JSON) e não mensagens para pessoas.
    [json-data] Contém dados (JSON) e não um catálogo de mensagens.
    [markdown] Parece Markdown. Dê-lhe um nome terminado em .md.
    [tmx] Parece uma memória de tradução (TMX).
    [xliff] Parece um ficheiro bilingue (XLIFF 2).
    [xliff-1] Parece um ficheiro bilingue (XLIFF 1.2).
    [fluent] Parece um catálogo de mensagens (Fluent).
    [terms] Parece uma lista de termos (TOML).
    [csv] Parece uma tabela (CSV).
    [tbx] Parece um glossário (TBX).
    [docx] Parece um ficheiro do Word (.docx).
    [zip] Parece um arquivo ZIP.
    [xlsx] Parece um ficheiro do Excel.
    [docx-table] Parece uma tabela para revisão (DOCX).
    [xlsx-table] Parece uma tabela para revisão (XLSX).
    [csv-table] Parece uma tabela para revisão (CSV).
    [pptx] Parece um ficheiro do PowerPoint.
    [odt] Parece um ficheiro OpenDocument (LibreOffice).
    [epub] Parece um livro EPUB.
    [pdf] Parece um ficheiro PDF.
    [ole] Parece um ficheiro antigo do Office (.doc, .xls). Guarde-o em .docx.
    [encrypted] Está protegido por palavra-passe: abra-o, retire a palavra-passe e guarde-o.
    [gzip] Parece um ficheiro comprimido (gzip).
    [binary] Não contém texto.
   *[other] Começa por { $found }.
} Verifique se guardou o ficheiro certo com este nome.
error-lang-unknown = «{ $tag }» não é um código de língua. Escreva, por exemplo, en, pt-PT, pt-BR, zh-Hans ou zh-MO.
error-lang-missing = { $file }: não se sabe ao certo em que língua está o texto. Indique-a com --from, por exemplo --from en.
error-targets-missing = Não foi indicada a língua de chegada. Use --to ou defina targets em cotejo.toml. { $langs ->
    [none] A memória ainda está vazia.
   *[other] A memória contém: { $langs }.
}
