# format

error-xml-broken = { $file }, linha { $line }: o ficheiro não é XML bem formado: { $reason ->
    [end-tag] a etiqueta de fecho não corresponde a { $detail }
    [entity] { $detail } não está definida
    [character] o carácter { $detail } não é permitido em XML
    [encoding] os bytes não estão na codificação que o ficheiro declara
    [attribute] há um atributo mal escrito
    [too-large] uma parte é demasiado grande para ser processada
    [namespaces] há demasiados espaços de nomes
    [syntax] a marcação está danificada
   *[other] a marcação está danificada
}. Volte a exportar o ficheiro a partir da ferramenta que o criou.
error-xml-truncated = { $file }, linha { $line }: o ficheiro acaba a meio; <{ $element }> nunca é fechado. Nada do que vem a seguir pode ser lido. Obtenha de novo o ficheiro ou volte a exportá-lo.
error-xml-too-deep = { $file }, linha { $line }: mais de { $limit } elementos uns dentro dos outros. Nenhuma ferramenta de tradução cria um ficheiro assim; verifique de onde vem.
error-xml-entities = { $file }, linha { $line }: o próprio ficheiro define a entidade { $entity }. Ficheiros assim podem esgotar a memória do computador e, por isso, o Cotejo não os lê. Retire a definição do ficheiro e tente de novo.
error-archive-broken = { $file }{ $part ->
    [none] {""}
   *[other] {" "}({ $part })
}: { $reason ->
    [truncated] o ficheiro acaba a meio. Obtenha-o de novo ou volte a guardá-lo no programa que o criou.
    [directory] o índice deste ficheiro ZIP não condiz com o que lá está. Abra-o no programa que o criou e volte a guardá-lo.
    [too-many] este ficheiro ZIP contém mais ficheiros do que qualquer documento; verifique de onde vem.
    [twice] o ficheiro ZIP contém dois ficheiros com o mesmo nome, e não se sabe qual deles conta. Abra-o no programa que o criou e volte a guardá-lo.
    [protected] esta parte está protegida por palavra-passe. Retire a palavra-passe e volte a guardar o ficheiro.
    [method] esta parte está comprimida de uma forma que o Cotejo não conhece. Abra o ficheiro no programa que o criou e volte a guardá-lo.
    [damaged] esta parte está danificada. Obtenha o ficheiro de novo; talvez o Word ou o LibreOffice o consigam reparar.
   *[other] o ficheiro está danificado. Obtenha-o de novo.
}
error-archive-too-large = { $file } ({ $part }): descomprimida, esta parte ocupa mais de { $limit } MB, o que não acontece em nenhum artigo. Há ficheiros feitos para encher a memória do computador; verifique de onde vem este.
error-part-missing = { $file }: falta a parte { $part }, sem a qual não há documento. Abra o ficheiro no Word ou no LibreOffice e volte a guardá-lo.
error-trg-lang-missing = { $file } não indica a língua de chegada (trgLang). cotejo import e cotejo check aceitam-na com --to, por exemplo --to pt-PT; ou escreva-a no ficheiro: trgLang="pt-PT" na etiqueta <xliff>; em XLIFF 1.2, target-language="pt-PT" em cada etiqueta <file>.
error-langs-equal = { $file } diz que é traduzido de { $lang } para { $lang }. Escreva a língua das traduções na etiqueta <xliff> (trgLang) e tente de novo.

notice-unit-skipped = { $file }, linha { $line }{ $unit ->
    [none] {""}
   *[other] {" "}(unidade { $unit })
}: uma unidade foi ignorada: { $reason ->
    [end-tag] uma etiqueta de fecho não corresponde a { $detail }
    [entity] { $detail } não está definida
    [character] o carácter { $detail } não é permitido em XML
    [encoding] há bytes que não estão na codificação que o ficheiro declara
    [attribute] há um atributo mal escrito
    [too-large] é demasiado grande para ser processada
    [unclosed] falta a etiqueta de fecho
    [no-variant] não contém texto
    [no-seg] não tem texto (seg)
    [one-language] só tem texto numa língua
    [language] «{ $detail }» não é um código de língua
    [syntax] a marcação está danificada
   *[other] a marcação está danificada
}.
notice-variant-skipped = { $file }, linha { $line }{ $unit ->
    [none] {""}
   *[other] {" "}(unidade { $unit })
}: uma língua de uma unidade foi ignorada: { $reason ->
    [end-tag] uma etiqueta de fecho não corresponde a { $detail }
    [entity] { $detail } não está definida
    [character] o carácter { $detail } não é permitido em XML
    [encoding] há bytes que não estão na codificação que o ficheiro declara
    [attribute] há um atributo mal escrito
    [too-large] é demasiado grande para ser processada
    [unclosed] falta a etiqueta de fecho
    [no-variant] não contém texto
    [no-seg] não tem texto (seg)
    [one-language] só tem texto numa língua
    [language] «{ $detail }» não é um código de língua
    [syntax] a marcação está danificada
   *[other] a marcação está danificada
}. As outras foram lidas.
notice-other-documents = { $file } contém { $count ->
    [one] mais um documento ou língua de chegada
   *[other] mais { $count } documentos ou línguas de chegada
}; só se usou { $name }.
notice-status-unknown = { $file }, linha { $line }: «{ $value }» não é um valor conhecido de { $property }. O que tem essa marca é proposto, mas não conta como confirmado.

notice-message-skipped = { $file }, linha { $line }: não é possível ler esta mensagem, que ficou como estava. Verifique as chavetas e o avanço das linhas.
notice-message-kept = { $file }, linha { $line }: a mensagem { $message } já lá está com outro texto e ficou como estava. Altere-a no ficheiro se o novo texto for melhor.
notice-message-bad-id = «{ $message }» não pode ser o identificador de uma mensagem e ficou de fora. Um identificador começa por uma letra e só contém letras, algarismos e hífenes.
error-po-broken = { $file }, linha { $line }: { $reason ->
    [string] falta aqui um texto entre aspas, ou o texto não termina nesta linha.
    [word] isto não é uma palavra-chave de um catálogo do gettext.
    [order] esta palavra-chave não pode estar aqui: cada mensagem tem um msgid e, por baixo, o seu msgstr.
   *[other] isto não é um catálogo do gettext.
} Não foi lido nada do ficheiro. Corrija essa linha; o comando msgfmt -c também a mostra.
error-json-broken = { $file }, linha { $line }: { $reason ->
    [string] um texto entre aspas não termina aqui, ou tem uma barra invertida sem significado.
    [end] o ficheiro acaba a meio; falta fechar uma chaveta ou um parêntese reto.
    [place] isto não pode estar aqui: falta ou sobra uma vírgula, dois pontos ou umas aspas.
    [deep] há mais grupos uns dentro dos outros do que em qualquer catálogo.
   *[other] isto não é JSON.
} Não foi lido nada do ficheiro. Corrija essa linha ou exporte o ficheiro de novo.
notice-choices-left = { $file }, linha { $line }{ $count ->
    [one] {""}
   *[other] { " " }e outras ({ $count } ao todo)
}: a mensagem escolhe entre várias redações (plural, select). Ficam como estão; traduza-as no próprio ficheiro.
notice-emphasis-rewritten = { $file }, linha { $line }{ $count ->
    [one] {""}
   *[other] { " " }e outras ({ $count } ao todo)
}: junto à pontuação, o Markdown não reconheceria aí o realce. As marcas passaram para fora da pontuação ou foram escritas como etiquetas HTML; veja se são as palavras certas que ficam realçadas.

notice-term-status-unknown = { $file }, linha { $line }: «{ $status }» não é um estado que o Cotejo conheça{ $count ->
    [1] {""}
   *[other] {" "}({ $count } vezes)
}. Foi ignorado; escreva preferred, admitted, deprecated ou forbidden.
notice-glossary-rows-empty = { $file }, linha { $line }: { $count ->
    [one] esta linha não tem nenhum termo e foi ignorada.
   *[other] há { $count } linhas sem nenhum termo, a começar por esta; foram ignoradas.
}
notice-tbx-concepts-empty = { $file }, linha { $line }: { $count ->
    [one] um conceito não tem nenhum termo e foi ignorado.
   *[other] { $count } conceitos não têm nenhum termo e foram ignorados; o primeiro está aqui.
}
notice-term-lang-unknown = { $file }, linha { $line }: «{ $tag }» não é um código de língua. Os seus termos foram ignorados (em { $count ->
    [one] um conceito
   *[other] { $count } conceitos
}).
notice-sheets-unread = { $file }: só foi lida a folha «{ $sheet }»; { $count ->
    [one] há mais uma com conteúdo.
   *[other] há mais { $count } com conteúdo.
} Guarde cada uma num ficheiro próprio para a importar.

# Tabelas para revisão.
error-table-damaged = { $file }, linha { $line }: falta o registo oculto da tabela, ou está danificado, e nada nela se consegue identificar. Use uma cópia anterior do ficheiro ou crie a tabela de novo com `cotejo convert`.
error-table-newer = { $file } foi criado por uma versão mais recente do Cotejo. Atualize esta e importe depois a tabela.
error-table-not-unicode = { $file } foi guardado sem Unicode: perderam-se caracteres. Volte a guardá-lo na folha de cálculo como «CSV UTF-8» ou XLSX; nada foi importado.
error-table-not-filled = { $file } é uma tabela para revisão e não se preenche. Importe para a memória o que nela foi alterado, com `cotejo import`, e preencha o ficheiro que lhe deu origem.
notice-table-rows-foreign = { $file }, linha { $line }: { $count ->
    [one] esta linha não existia na tabela quando foi criada; não foi importada.
   *[other] há { $count } linhas, a começar por esta, que não existiam na tabela quando foi criada; não foram importadas.
}
notice-table-rows-missing = { $file }: { $count ->
    [one] falta uma linha da tabela; o respetivo segmento fica como está.
   *[other] faltam { $count } linhas da tabela; os respetivos segmentos ficam como estão.
}
notice-table-rows-twice = { $file }, linha { $line }: { $count ->
    [one] esta linha aparece duas vezes com conteúdos diferentes; nenhuma foi importada.
   *[other] há { $count } linhas, a começar por esta, que aparecem duas vezes com conteúdos diferentes; nenhuma foi importada.
}
notice-table-source-edited = { $file }, linha { $line }: { $count ->
    [one] o original desta linha foi alterado; vale o original enviado.
   *[other] o original foi alterado em { $count } linhas, a começar por esta; vale o original enviado.
}
notice-table-codes-broken = { $file }, linha { $line }: { $count ->
    [one] as etiquetas ({ "{1}" }…{ "{/1}" }) desta tradução estão danificadas; a linha não foi importada.
   *[other] as etiquetas ({ "{1}" }…{ "{/1}" }) de { $count } traduções, a começar por esta, estão danificadas; as linhas não foram importadas.
} Coloque-as como no original e importe a tabela de novo.
notice-table-codes-lost = { $file }, linha { $line }: { $count ->
    [one] faltam nesta tradução etiquetas que o original tem.
   *[other] em { $count } traduções, a começar por esta, faltam etiquetas que o original tem.
}
notice-table-state-unknown = { $file }, linha { $line }: { $count ->
    [one] o Cotejo não reconhece o estado indicado nesta linha; mantém-se o anterior.
   *[other] o Cotejo não reconhece o estado indicado em { $count } linhas, a começar por esta; mantém-se o anterior.
}

# cotejo formats
help-formats = Listar os formatos que o Cotejo lê e grava
formats-columns = formato | ficheiros | entra como | sai como
formats-name = { $format ->
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
}
formats-in = { $capability ->
    [document] documento para traduzir
    [memory] memória de tradução
    [bilingual] documento ao lado da tradução
    [catalogue] mensagens de um sítio
    [terms] glossário
    [examine] ficheiro a avaliar
   *[other] { $capability }
}
formats-out = { $out ->
    [poured] o mesmo ficheiro noutra língua
    [filled] o mesmo ficheiro, preenchido
    [made] ficheiro novo
    [merged] o mesmo ficheiro, com o que é novo
   *[other] { $out }
}
