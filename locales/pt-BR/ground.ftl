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

error-file-missing = { $file }: o arquivo não existe. Verifique o caminho.
error-file-is-directory = { $file } é uma pasta, não um arquivo. Indique um arquivo dentro dela.
error-file-unreadable =
    { $file }: não é possível ler o arquivo ({ $reason ->
        [log] os arquivos do registro, que ficam ao lado, não podem ser abertos nem criados
       *[other] { $reason }
    }). Verifique as permissões do arquivo e da pasta.
error-file-unwritable = { $file }: não é possível gravar o arquivo ({ $reason }). Nada foi alterado. Verifique o espaço livre e as permissões da pasta.
error-file-too-large = { $file }: ultrapassa os { $limit } MB que é possível processar. Divida o arquivo e tente novamente.
error-file-empty = { $file }: o arquivo não contém texto. Verifique se a página foi salva por inteiro.
error-file-changed-by-person = { $file } foi alterado depois que o Cotejo o gravou e ficou como estava. Mova-o para outro lugar ou repita o comando com --force: o conteúdo atual fica guardado ao lado. Um arquivo em tradução (.xlf) é atualizado com pretranslate e --update.
error-file-not-ours = { $file } já existe e nada indica que tenha sido o Cotejo que o gravou; ficou como estava. Mova-o para outro lugar ou repita o comando com --force: o conteúdo atual fica guardado ao lado.
error-folder-of-another = { $folder } tem os arquivos de outro documento, { $document }. Escolha outra pasta com --out.
notice-file-kept = { $file } foi substituído; o conteúdo anterior está guardado em { $kept }.
notice-folder-taken = { $folder } tem os arquivos de outro documento, { $document }; os desta notícia estão em { $instead }.
error-file-busy = Outro processo está gravando { $file } há muito tempo; o arquivo ficou como estava. Tente de novo quando ele terminar.
error-format-unknown = { $file }: { $found ->
    [name] nenhum dos formatos que o Cotejo grava usa arquivos com um nome assim.
    [zip] este é um arquivo ZIP sem nenhum documento que o Cotejo leia. Descompacte-o primeiro.
    [pptx] este é um arquivo do PowerPoint, que o Cotejo não lê.
    [odt] este é um arquivo OpenDocument (LibreOffice), que o Cotejo não lê. Salve-o em .docx.
    [epub] este é um livro EPUB, que o Cotejo não lê.
    [pdf] este é um arquivo PDF, que o Cotejo não lê.
    [ole] este é um arquivo antigo do Office (.doc, .xls), que o Cotejo não lê. Salve-o em .docx.
    [encrypted] este arquivo está protegido por senha. Abra-o, remova a senha (Arquivo, Informações, Proteger) e salve-o.
    [json-settings] este arquivo contém configurações de um programa (JSON), e não mensagens para pessoas.
    [json-data] este arquivo contém dados (JSON), e não um catálogo de mensagens.
    [gzip] este é um arquivo compactado. Descompacte-o primeiro.
   *[other] o Cotejo não conhece este tipo de arquivo.
} O Cotejo trabalha com arquivos HTML, do Word (.docx), de texto simples, Markdown, de legendas (SRT, VTT), TMX, XLIFF, PO, JSON, ARB, RSS, WordPress e Fluent, e com glossários (CSV, TSV, XLSX, TBX).
error-format-cannot = { $file }: { $format ->
    [html] um arquivo HTML
    [docx] um arquivo do Word
    [text] um arquivo de texto simples
    [srt] um arquivo de legendas SubRip
    [vtt] um arquivo de legendas WebVTT
    [po] um catálogo do gettext (PO)
    [feed] um feed (RSS, Atom, WordPress)
    [json] um catálogo em JSON
    [arb] um catálogo ARB
    [markdown] um arquivo Markdown
    [tmx] um arquivo TMX
    [xliff] um arquivo XLIFF
    [xliff-1] um arquivo XLIFF 1.2
    [fluent] um arquivo Fluent
    [terms] uma base terminológica
    [csv] um glossário em tabela (CSV)
    [xlsx] um glossário em um arquivo do Excel
    [docx-table] uma tabela para revisão (DOCX)
    [xlsx-table] uma tabela para revisão (XLSX)
    [csv-table] uma tabela para revisão (CSV)
    [tbx] um glossário TBX
   *[other] um arquivo { $format }
} não serve aqui; é preciso { $capability ->
    [document] um documento para traduzir (Word, HTML, Markdown, texto, legendas ou um catálogo JSON)
    [memory] uma memória de tradução (TMX)
    [bilingual] um arquivo bilíngue (XLIFF ou PO)
    [catalogue] um catálogo de mensagens (Fluent)
    [terms] um glossário (TOML, CSV, TSV, XLSX ou TBX)
    [examine] um arquivo TMX ou XLIFF, para ser examinado
   *[other] outro formato
}.
error-not-what-its-name-says = { $file }: o conteúdo não é { $format ->
    [html] HTML
    [docx] um arquivo do Word
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
    [xlsx] um arquivo do Excel
    [docx-table] uma tabela para revisão (DOCX)
    [xlsx-table] uma tabela para revisão (XLSX)
    [csv-table] uma tabela para revisão (CSV)
    [tbx] TBX
   *[other] { $format }
}, ao contrário do que o nome indica. { $found ->
    [html] Parece ser uma página da web (HTML).
    [text] Parece ser texto simples.
    [srt] Parece ser um arquivo de legendas (SubRip). Dê a ele um nome terminado em .srt.
    [vtt] Parece ser um arquivo de legendas (WebVTT). Dê a ele um nome terminado em .vtt.
    [po] Parece ser um catálogo do gettext. Dê a ele um nome terminado em .po.
    [feed] Parece ser um feed ou uma exportação do WordPress. Dê a ele um nome terminado em .xml.
    [json] Parece ser um catálogo de mensagens (JSON). Dê a ele um nome terminado em .json.
    [arb] Parece ser um catálogo de mensagens (ARB). Dê a ele um nome terminado em .arb.
    [json-settings] Ele contém configurações de um programa (JSON), e não mensagens para pessoas.
    [json-data] Ele contém dados (JSON), e não um catálogo de mensagens.
    [markdown] Parece ser Markdown. Dê a ele um nome terminado em .md.
    [tmx] Parece ser uma memória de tradução (TMX).
    [xliff] Parece ser um arquivo bilíngue (XLIFF 2).
    [xliff-1] Parece ser um arquivo bilíngue (XLIFF 1.2).
    [fluent] Parece ser um catálogo de mensagens (Fluent).
    [terms] Parece ser uma lista de termos (TOML).
    [csv] Parece ser uma tabela (CSV).
    [tbx] Parece ser um glossário (TBX).
    [docx] Parece ser um arquivo do Word (.docx).
    [zip] Parece ser um arquivo ZIP.
    [xlsx] Parece ser um arquivo do Excel.
    [docx-table] Parece ser uma tabela para revisão (DOCX).
    [xlsx-table] Parece ser uma tabela para revisão (XLSX).
    [csv-table] Parece ser uma tabela para revisão (CSV).
    [pptx] Parece ser um arquivo do PowerPoint.
    [odt] Parece ser um arquivo OpenDocument (LibreOffice).
    [epub] Parece ser um livro EPUB.
    [pdf] Parece ser um arquivo PDF.
    [ole] Parece ser um arquivo antigo do Office (.doc, .xls). Salve-o em .docx.
    [encrypted] Está protegido por senha: abra-o, remova a senha e salve-o.
    [gzip] Parece ser um arquivo compactado (gzip).
    [binary] Não contém texto.
   *[other] Começa com { $found }.
} Verifique se você salvou o arquivo certo com este nome.
error-lang-unknown = “{ $tag }” não é um código de idioma. Escreva, por exemplo, en, pt-PT, pt-BR, zh-Hans ou zh-MO.
error-lang-missing = { $file }: não está claro em que idioma está o texto. Indique-o com --from, por exemplo --from en.
error-targets-missing = O idioma de destino não foi indicado. Use --to ou defina targets em cotejo.toml. { $langs ->
    [none] A memória ainda está vazia.
   *[other] A memória contém: { $langs }.
}
