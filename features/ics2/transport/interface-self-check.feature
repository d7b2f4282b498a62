@ics2 @area:transport @topic:self-check
Feature: The simulated trader interface answers each transport fault as documented

  One synchronous answer to each message: a receipt or an error, never both, and business faults never as an error of
  the transport (Interface Control Document 3.30, sections 4.3 and 4.5, Annex 4).

  @ICS2-AS4-09
  Scenario Outline: <what> is refused as not recognised
    When the probe files with <what>
    Then the interface answers the unknown value with EBMS:0001 and no receipt

    Examples:
      | what                              |
      | an action that goes to traders    |
      | an action that does not exist     |
      | an agreement that does not exist  |

  @ICS2-AS4-42
  Scenario: A header that cannot be read is answered by an error that names the message
    When the probe files with the elements of the header out of order
    Then the interface answers the unreadable header with EBMS:0009, a severity and the message in error

  @ICS2-AS4-43
  Scenario: A part that cannot be decompressed is answered by an error
    When the probe files with a compressed part that is cut short
    Then the interface answers the broken part with EBMS:0303 and no receipt

  @ICS2-AS4-35
  Scenario: The same filing twice is receipted twice and answered once
    When the probe files a good filing
    Then the probe's filing is receipted and registered
    When the probe sends the same message again
    Then the interface receipts the duplicate and sends no second reply

  @ICS2-AS4-28
  Scenario: A filing with invalid content is receipted first and refused afterwards
    When the probe files a filing that breaks its schema
    Then the interface receipts it and refuses it by a message of its own
