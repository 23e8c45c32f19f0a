# format

error-xml-broken = { $file }, linha { $line }: o arquivo não é XML bem formado: { $reason ->
    [end-tag] a tag de fechamento não corresponde a { $detail }
    [entity] { $detail } não está definida
    [character] o caractere { $detail } não é permitido em XML
    [encoding] os bytes não estão na codificação que o arquivo declara
    [attribute] há um atributo escrito de forma errada
    [too-large] uma parte é grande demais para ser processada
    [namespaces] há namespaces demais
    [syntax] a marcação está danificada
   *[other] a marcação está danificada
}. Exporte o arquivo novamente na ferramenta que o criou.
error-xml-truncated = { $file }, linha { $line }: o arquivo termina no meio; <{ $element }> nunca é fechado. Nada do que vem depois pode ser lido. Baixe ou exporte o arquivo novamente.
error-xml-too-deep = { $file }, linha { $line }: mais de { $limit } elementos uns dentro dos outros. Nenhuma ferramenta de tradução grava um arquivo assim; verifique de onde ele vem.
error-xml-entities = { $file }, linha { $line }: o próprio arquivo define a entidade { $entity }. Arquivos assim podem esgotar a memória do computador, por isso o Cotejo não os lê. Remova a definição do arquivo e tente novamente.
error-archive-broken = { $file }{ $part ->
    [none] {""}
   *[other] {" "}({ $part })
}: { $reason ->
    [truncated] o arquivo termina no meio. Baixe-o de novo ou salve-o outra vez no programa que o criou.
    [directory] o índice deste arquivo ZIP não corresponde ao que há nele. Abra-o no programa que o criou e salve-o de novo.
    [too-many] este arquivo ZIP contém mais arquivos do que qualquer documento; verifique de onde ele vem.
    [twice] o arquivo ZIP contém dois arquivos com o mesmo nome, e não se sabe qual deles vale. Abra-o no programa que o criou e salve-o de novo.
    [protected] esta parte está protegida por senha. Remova a senha e salve o arquivo de novo.
    [method] esta parte está compactada de uma forma que o Cotejo não conhece. Abra o arquivo no programa que o criou e salve-o de novo.
    [damaged] esta parte está danificada. Baixe o arquivo de novo; talvez o Word ou o LibreOffice consigam repará-lo.
   *[other] o arquivo está danificado. Baixe-o de novo.
}
error-archive-too-large = { $file } ({ $part }): descompactada, esta parte ocupa mais de { $limit } MB, o que não acontece em nenhum artigo. Há arquivos feitos para encher a memória do computador; verifique de onde vem este.
error-part-missing = { $file }: falta a parte { $part }, sem a qual não há documento. Abra o arquivo no Word ou no LibreOffice e salve-o de novo.
error-trg-lang-missing = { $file } não indica o idioma de destino (trgLang). cotejo import e cotejo check o aceitam com --to, por exemplo --to pt-BR; ou escreva-o no arquivo: trgLang="pt-BR" na tag <xliff>; em XLIFF 1.2, target-language="pt-BR" em cada tag <file>.
error-langs-equal = { $file } diz que é traduzido de { $lang } para { $lang }. Escreva o idioma das traduções na tag <xliff> (trgLang) e tente de novo.

notice-unit-skipped = { $file }, linha { $line }{ $unit ->
    [none] {""}
   *[other] {" "}(unidade { $unit })
}: uma unidade foi ignorada: { $reason ->
    [end-tag] uma tag de fechamento não corresponde a { $detail }
    [entity] { $detail } não está definida
    [character] o caractere { $detail } não é permitido em XML
    [encoding] há bytes que não estão na codificação que o arquivo declara
    [attribute] há um atributo escrito de forma errada
    [too-large] é grande demais para ser processada
    [unclosed] falta a tag de fechamento
    [no-variant] não contém texto
    [no-seg] não tem texto (seg)
    [one-language] só tem texto em um idioma
    [language] “{ $detail }” não é um código de idioma
    [syntax] a marcação está danificada
   *[other] a marcação está danificada
}.
notice-variant-skipped = { $file }, linha { $line }{ $unit ->
    [none] {""}
   *[other] {" "}(unidade { $unit })
}: um idioma de uma unidade foi ignorado: { $reason ->
    [end-tag] uma tag de fechamento não corresponde a { $detail }
    [entity] { $detail } não está definida
    [character] o caractere { $detail } não é permitido em XML
    [encoding] há bytes que não estão na codificação que o arquivo declara
    [attribute] há um atributo escrito de forma errada
    [too-large] é grande demais para ser processada
    [unclosed] falta a tag de fechamento
    [no-variant] não contém texto
    [no-seg] não tem texto (seg)
    [one-language] só tem texto em um idioma
    [language] “{ $detail }” não é um código de idioma
    [syntax] a marcação está danificada
   *[other] a marcação está danificada
}. Os outros foram lidos.
notice-other-documents = { $file } contém { $count ->
    [one] mais um documento ou idioma de destino
   *[other] mais { $count } documentos ou idiomas de destino
}; só { $name } foi usado.
notice-status-unknown = { $file }, linha { $line }: “{ $value }” não é um valor conhecido de { $property }. O que tem essa marca é sugerido, mas não conta como confirmado.

notice-message-skipped = { $file }, linha { $line }: não foi possível ler esta mensagem, que ficou como estava. Verifique as chaves e o recuo das linhas.
notice-message-kept = { $file }, linha { $line }: a mensagem { $message } já existe com outro texto e ficou como estava. Altere-a no arquivo se o novo texto for melhor.
notice-message-bad-id = “{ $message }” não pode ser o identificador de uma mensagem e ficou de fora. Um identificador começa com uma letra e contém apenas letras, algarismos e hifens.
error-po-broken = { $file }, linha { $line }: { $reason ->
    [string] falta aqui um texto entre aspas, ou o texto não termina nesta linha.
    [word] isto não é uma palavra-chave de um catálogo do gettext.
    [order] esta palavra-chave não pode ficar aqui: cada mensagem tem um msgid e, abaixo dele, o seu msgstr.
   *[other] isto não é um catálogo do gettext.
} Nada do arquivo foi lido. Corrija essa linha; o comando msgfmt -c também a mostra.
error-json-broken = { $file }, linha { $line }: { $reason ->
    [string] um texto entre aspas não termina aqui, ou tem uma barra invertida sem significado.
    [end] o arquivo acaba no meio; falta fechar uma chave ou um colchete.
    [place] isto não pode estar aqui: falta ou sobra uma vírgula, dois-pontos ou aspas.
    [deep] há mais grupos uns dentro dos outros do que em qualquer catálogo.
   *[other] isto não é JSON.
} Nada do arquivo foi lido. Corrija essa linha ou exporte o arquivo de novo.
notice-choices-left = { $file }, linha { $line }{ $count ->
    [one] {""}
   *[other] { " " }e outras ({ $count } no total)
}: a mensagem escolhe entre várias redações (plural, select). Elas ficam como estão; traduza-as no próprio arquivo.
notice-emphasis-rewritten = { $file }, linha { $line }{ $count ->
    [one] {""}
   *[other] { " " }e outras ({ $count } no total)
}: junto à pontuação, o Markdown não reconheceria ali o destaque. As marcas foram movidas para fora da pontuação ou escritas como tags HTML; veja se são as palavras certas que ficam destacadas.

notice-term-status-unknown = { $file }, linha { $line }: “{ $status }” não é um status que o Cotejo conheça{ $count ->
    [1] {""}
   *[other] {" "}({ $count } vezes)
}. Foi ignorado; escreva preferred, admitted, deprecated ou forbidden.
notice-glossary-rows-empty = { $file }, linha { $line }: { $count ->
    [one] esta linha não tem nenhum termo e foi ignorada.
   *[other] há { $count } linhas sem nenhum termo, começando por esta; elas foram ignoradas.
}
notice-tbx-concepts-empty = { $file }, linha { $line }: { $count ->
    [one] um conceito não tem nenhum termo e foi ignorado.
   *[other] { $count } conceitos não têm nenhum termo e foram ignorados; o primeiro está aqui.
}
notice-term-lang-unknown = { $file }, linha { $line }: “{ $tag }” não é um código de idioma. Os termos dele foram ignorados (em { $count ->
    [one] um conceito
   *[other] { $count } conceitos
}).
notice-sheets-unread = { $file }: só a planilha “{ $sheet }” foi lida; { $count ->
    [one] há mais uma com conteúdo.
   *[other] há mais { $count } com conteúdo.
} Salve cada uma em um arquivo próprio para importá-la.

# Tabelas para revisão.
error-table-damaged = { $file }, linha { $line }: o registro oculto da tabela está ausente ou danificado, e não é possível identificar nada nela. Use uma cópia anterior do arquivo ou crie a tabela de novo com `cotejo convert`.
error-table-newer = { $file } foi criado por uma versão mais recente do Cotejo. Atualize esta e depois importe a tabela.
error-table-not-unicode = { $file } foi salvo sem Unicode: caracteres foram perdidos. Salve de novo na planilha como “CSV UTF-8” ou XLSX; nada foi importado.
error-table-not-filled = { $file } é uma tabela para revisão e não é preenchida. Importe para a memória o que foi alterado nela, com `cotejo import`, e preencha o arquivo que deu origem a ela.
notice-table-rows-foreign = { $file }, linha { $line }: { $count ->
    [one] esta linha não existia na tabela quando ela foi criada; não foi importada.
   *[other] { $count } linhas, começando por esta, não existiam na tabela quando ela foi criada; não foram importadas.
}
notice-table-rows-missing = { $file }: { $count ->
    [one] falta uma linha da tabela; o segmento correspondente fica como está.
   *[other] faltam { $count } linhas da tabela; os segmentos correspondentes ficam como estão.
}
notice-table-rows-twice = { $file }, linha { $line }: { $count ->
    [one] esta linha aparece duas vezes com conteúdos diferentes; nenhuma foi importada.
   *[other] { $count } linhas, começando por esta, aparecem duas vezes com conteúdos diferentes; nenhuma foi importada.
}
notice-table-source-edited = { $file }, linha { $line }: { $count ->
    [one] o original desta linha foi alterado; vale o original enviado.
   *[other] o original foi alterado em { $count } linhas, começando por esta; vale o original enviado.
}
notice-table-codes-broken = { $file }, linha { $line }: { $count ->
    [one] as tags ({ "{1}" }…{ "{/1}" }) desta tradução estão danificadas; a linha não foi importada.
   *[other] as tags ({ "{1}" }…{ "{/1}" }) de { $count } traduções, começando por esta, estão danificadas; as linhas não foram importadas.
} Coloque-as como no original e importe a tabela de novo.
notice-table-codes-lost = { $file }, linha { $line }: { $count ->
    [one] faltam nesta tradução tags que o original tem.
   *[other] em { $count } traduções, começando por esta, faltam tags que o original tem.
}
notice-table-state-unknown = { $file }, linha { $line }: { $count ->
    [one] o Cotejo não reconhece o status indicado nesta linha; vale o anterior.
   *[other] o Cotejo não reconhece o status indicado em { $count } linhas, começando por esta; vale o anterior.
}

# cotejo formats
help-formats = Listar os formatos que o Cotejo lê e grava
formats-columns = formato | arquivos | entra como | sai como
formats-name = { $format ->
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
}
formats-in = { $capability ->
    [document] documento para traduzir
    [memory] memória de tradução
    [bilingual] documento ao lado da tradução
    [catalogue] mensagens de um site
    [terms] glossário
    [examine] arquivo a avaliar
   *[other] { $capability }
}
formats-out = { $out ->
    [poured] o mesmo arquivo em outro idioma
    [filled] o mesmo arquivo, preenchido
    [made] arquivo novo
    [merged] o mesmo arquivo, com o que é novo
   *[other] { $out }
}
