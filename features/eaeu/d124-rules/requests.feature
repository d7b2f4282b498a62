@eaeu @area:d124-rules @role:d124-authorised-body @needs:stimulate:eaeu.issue @needs:receive:eaeu
Feature: What the authorised body tells, to whom and in which form
  Each country learns only of certificates issued for it, a period counts by entry in the database, every document follows the technical
  conditions of its country, and nothing is asked in return (Decision 124, section II and items 14, 20, 23, 24 and 26).

  @EAEU-D124-02
  Scenario: A country learns nothing of a certificate issued for another
    Given a certificate of origin issued for RS
    When the third country's customs body asks for it
    Then nothing of it is told

  @EAEU-D124-03 @needs:set-clock
  Scenario: A period counts by the date of entry and not of issue
    When certificates are entered in a period and after it, with dates of issue the other way round
    Then the updates hold those entered in the period

  @EAEU-D124-08
  Scenario: Each report follows the technical conditions of its country
    Given a certificate of origin issued for VN
    Then its report follows the technical conditions of VN
    Given a certificate of origin issued for RS
    Then its report follows the technical conditions of RS

  @EAEU-D124-09
  Scenario: Data are given freely, however often they are asked for
    Given a certificate of origin issued for VN
    Then a hundred requests for it are answered, and nothing is asked in return
